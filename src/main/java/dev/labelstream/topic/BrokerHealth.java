package dev.labelstream.topic;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means, among other things, that the broker answers, in every role. */
@Readiness
@Singleton
class BrokerHealth implements HealthCheck {
    private static final String NAME = "Kafka broker";
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final BrokerConnection broker;
    private Admin admin;

    BrokerHealth(BrokerConnection broker) {
        this.broker = broker;
    }

    @Override
    public synchronized HealthCheckResponse call() {
        try {
            connected().describeCluster().nodes().get();
            return HealthCheckResponse.up(NAME);
        } catch (ExecutionException e) {
            return down(BrokerRefusal.of(e, "Describe on the cluster")
                    .orElse(broker.address() + " does not answer: "
                            + e.getCause().getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return down("interrupted");
        }
    }

    synchronized void close(
            @Observes(notifyObserver = Reception.IF_EXISTS) @BeforeDestroyed(ApplicationScoped.class) Object end) {
        if (admin != null) {
            admin.close(PATIENCE);
        }
    }

    private Admin connected() {
        if (admin == null) {
            Map<String, Object> settings = new HashMap<>(broker.settings());
            settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "labelstream-health");
            settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
            settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
            admin = Admin.create(settings);
        }
        return admin;
    }

    private static HealthCheckResponse down(String reason) {
        return HealthCheckResponse.named(NAME).down().withData("reason", reason).build();
    }
}

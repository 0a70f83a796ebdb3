package dev.labelstream.topic;

import dev.labelstream.process.CommandProfile;
import dev.labelstream.process.StartOrder;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jboss.logging.Logger;

/** Creates the topics before anybody reads or writes them; one that exists stays as it is. */
@Singleton
class TopicProvisioner {
    private static final Logger LOG = Logger.getLogger(TopicProvisioner.class);
    /** For how long a broker that starts beside this process is waited for. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final BrokerConnection broker;
    private final TopicConfig topics;

    TopicProvisioner(BrokerConnection broker, TopicConfig topics) {
        this.broker = broker;
        this.topics = topics;
    }

    void provision(@Observes @Priority(StartOrder.TOPICS) StartupEvent start) {
        if (CommandProfile.isActive()) {
            return;
        }
        Map<String, Object> settings = new HashMap<>(broker.settings());
        settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "labelstream-topics");
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        try (Admin admin = Admin.create(settings)) {
            new TopicCreation(admin, broker.address())
                    .create(TopicCatalogue.of(topics))
                    .forEach(LOG::warn);
        }
    }
}

package dev.labelstream.topic;

import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How this process reaches Kafka: what is set under {@code kafka.*}, at the configured broker or the embedded one. */
@Singleton
public class BrokerConnection {
    private final Map<String, Object> settings;

    public BrokerConnection(
            @Identifier("default-kafka-broker") Map<String, Object> configured,
            @ConfigProperty(name = "mp.messaging.connector.smallrye-kafka.bootstrap.servers") String address) {
        Map<String, Object> all = new HashMap<>(configured);
        all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, address);
        // Quarkus puts the application's name here, and every consumer would commit in the classifiers' group.
        all.remove(CommonClientConfigs.GROUP_ID_CONFIG);
        this.settings = Map.copyOf(all);
    }

    /** Client settings, to be copied and completed with serializers, group and the like. */
    public Map<String, Object> settings() {
        return settings;
    }

    /** Host and port, several separated by commas. */
    public String address() {
        return settings.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG).toString();
    }
}

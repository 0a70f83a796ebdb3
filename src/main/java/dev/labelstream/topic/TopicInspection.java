package dev.labelstream.topic;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Compares the topics of a broker with those this program makes, for whoever wonders why nothing moves. */
public final class TopicInspection {
    private TopicInspection() {}

    /**
     * A line for each topic that is missing or has other settings.
     *
     * @param patience how long the broker may take for an answer
     * @throws dev.labelstream.process.StartupException when it gives none, or refuses
     */
    public static List<String> faults(BrokerConnection broker, TopicConfig topics, Duration patience) {
        Map<String, Object> settings = new HashMap<>(broker.settings());
        int millis = (int) patience.toMillis();
        settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "labelstream-doctor");
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
        try (Admin admin = Admin.create(settings)) {
            return new TopicCreation(admin, broker.address()).inspect(TopicCatalogue.of(topics));
        }
    }
}

package dev.labelstream.aggregate;

import dev.labelstream.storage.Fingerprint;
import dev.labelstream.topic.BrokerConnection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The ways in which this stage reads from the broker. */
final class AggregateConsumers {
    private static final String WRITERS = "labelstream-writer";

    private final Map<String, Object> broker;

    AggregateConsumers(BrokerConnection broker) {
        this.broker = broker.settings();
    }

    /** Of results, in no group; it finds out itself where to begin. */
    Consumer<String, String> results() {
        Map<String, Object> settings = settings("labelstream-aggregate");
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2000);
        return connect(settings);
    }

    /** Of notifications, with another group's offsets: it neither joins that group nor commits for it. */
    Consumer<String, String> waiting(String group) {
        Map<String, Object> settings = settings("labelstream-sweep");
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2000);
        return connect(settings);
    }

    /**
     * A member of the group of those who might write. As it is known by its name, a process that comes back is the one
     * it was, without the others' noticing; one that does not is missed after the session timeout.
     */
    Consumer<String, String> writer(String instance) {
        Map<String, Object> settings = settings("labelstream-writer");
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, WRITERS);
        settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, member(instance));
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        // Whoever writes goes on while another joins.
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        return connect(settings);
    }

    /** Kafka takes fewer characters here than in other names; names that would become equal are told apart. */
    static String member(String instance) {
        String plain = "labelstream-" + instance.replaceAll("[^a-zA-Z0-9._-]", "-");
        return plain.endsWith(instance) ? plain : plain + Long.toHexString(Fingerprint.of(instance));
    }

    private Map<String, Object> settings(String client) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, client);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return settings;
    }

    private static Consumer<String, String> connect(Map<String, Object> settings) {
        return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    }
}

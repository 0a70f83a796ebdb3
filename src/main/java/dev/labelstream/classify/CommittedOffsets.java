package dev.labelstream.classify;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Asks the broker how far a consumer group has come. Seldom needed, so it connects each time, as a consumer that joins
 * nothing: unlike the admin client it waits for transactions that are being completed.
 */
final class CommittedOffsets {
    private final Map<String, Object> settings;

    CommittedOffsets(Map<String, Object> broker) {
        settings = new HashMap<>(broker);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "labelstream-classify-offsets");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    }

    /**
     * Without those partitions that have no offset.
     *
     * @throws org.apache.kafka.common.KafkaException when the broker does not say
     */
    Map<TopicPartition, Long> of(String group, Set<TopicPartition> partitions) {
        Map<String, Object> member = new HashMap<>(settings);
        member.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(member, new StringDeserializer(), new StringDeserializer())) {
            Map<TopicPartition, Long> offsets = new HashMap<>();
            consumer.committed(partitions).forEach((partition, committed) -> {
                if (committed != null) {
                    offsets.put(partition, committed.offset());
                }
            });
            return offsets;
        }
    }
}

package dev.labelstream.classify;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/** Asks the broker how far a consumer group has come. Seldom needed, so it connects each time. */
final class CommittedOffsets {
    private final Map<String, Object> settings;

    CommittedOffsets(Map<String, Object> broker) {
        settings = new HashMap<>(broker);
        settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "labelstream-classify-offsets");
    }

    /**
     * Without those partitions that have no offset. Waits for transactions that are being completed.
     *
     * @throws KafkaException when the broker does not say
     */
    Map<TopicPartition, Long> of(String group, Set<TopicPartition> partitions) {
        try (Admin admin = Admin.create(settings)) {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(
                            Map.of(group, new ListConsumerGroupOffsetsSpec().topicPartitions(partitions)),
                            new ListConsumerGroupOffsetsOptions().requireStable(true))
                    .partitionsToOffsetAndMetadata(group)
                    .get();
            Map<TopicPartition, Long> offsets = new HashMap<>();
            committed.forEach((partition, offset) -> {
                if (offset != null) {
                    offsets.put(partition, offset.offset());
                }
            });
            return offsets;
        } catch (ExecutionException e) {
            throw new KafkaException("cannot read the offsets of group " + group, e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}

package dev.labelstream.classify;

import dev.labelstream.topic.BrokerConnection;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.common.TopicPartition;

/** The group of this process's consumer of {@code image-events}. */
@Singleton
class KafkaGroup implements Group {
    private final KafkaClientService clients;
    private final CommittedOffsets offsets;

    KafkaGroup(KafkaClientService clients, BrokerConnection broker) {
        this.clients = clients;
        this.offsets = new CommittedOffsets(broker.settings());
    }

    @Override
    public ConsumerGroupMetadata membership() {
        return clients.getConsumer(ClassifyStage.EVENTS)
                .consumerGroupMetadata()
                .await()
                .indefinitely();
    }

    @Override
    public Map<TopicPartition, Long> committed(Set<TopicPartition> partitions) {
        return offsets.of(membership().groupId(), partitions);
    }
}

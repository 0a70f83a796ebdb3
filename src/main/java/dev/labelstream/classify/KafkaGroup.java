package dev.labelstream.classify;

import dev.labelstream.topic.BrokerConnection;
import dev.labelstream.topic.BrokerRefusal;
import dev.labelstream.topic.TopicConfig;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The group of this process's consumer of {@code image-events}. */
@Singleton
class KafkaGroup implements Group {
    private final KafkaClientService clients;
    private final CommittedOffsets offsets;
    private final TopicConfig topics;
    private final String id;

    KafkaGroup(
            KafkaClientService clients,
            BrokerConnection broker,
            TopicConfig topics,
            @ConfigProperty(name = "mp.messaging.incoming." + ClassifyStage.EVENTS + ".group.id") String id) {
        this.clients = clients;
        this.offsets = new CommittedOffsets(broker.settings());
        this.topics = topics;
        this.id = id;
    }

    /** Asked before the consumer starts, which would only log that it is refused, and wait for ever. */
    Optional<String> refusal() {
        try {
            offsets.of(id, Set.of(new TopicPartition(topics.imageEvents(), 0)));
            return Optional.empty();
        } catch (KafkaException e) {
            return BrokerRefusal.of(e, "Read on topic " + topics.imageEvents());
        }
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

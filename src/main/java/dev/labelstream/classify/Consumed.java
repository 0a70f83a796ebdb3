package dev.labelstream.classify;

import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordBatchMetadata;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Where the consumer stands once some records are done with.
 *
 * @param next the offset to go on from, for each partition
 * @param generation of the consumer group when the records were polled; after a rebalance they belong to somebody else
 */
record Consumed(Map<TopicPartition, OffsetAndMetadata> next, int generation) {
    Consumed {
        next = Map.copyOf(next);
    }

    static Consumed of(IncomingKafkaRecordBatchMetadata<?, ?> batch) {
        Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
        batch.getOffsets().forEach((partition, last) -> next.put(partition, new OffsetAndMetadata(last.offset() + 1)));
        return new Consumed(next, batch.getConsumerGroupGenerationId());
    }

    /** Both, where {@code later} was polled after this in the same generation. */
    Consumed plus(Consumed later) {
        Map<TopicPartition, OffsetAndMetadata> both = new HashMap<>(next);
        both.putAll(later.next);
        return new Consumed(both, generation);
    }
}

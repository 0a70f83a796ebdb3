package dev.labelstream.classify;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.common.TopicPartition;

/** The consumer group, as far as a transaction needs it. */
interface Group {
    /** As of the last rebalance. */
    ConsumerGroupMetadata membership();

    /** Offsets committed for the partitions, those without one left out; no transaction on them is pending. */
    Map<TopicPartition, Long> committed(Set<TopicPartition> partitions);
}

package dev.labelstream.aggregate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Reads whole topics from their beginning and then follows them, all partitions, without a consumer group. A broker that
 * goes away is waited for and reading goes on where it was; positions that no longer exist mean reading everything again.
 */
final class TopicReader implements Runnable {
    private static final Logger LOG = Logger.getLogger(TopicReader.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PARTITION_CHECK = Duration.ofMinutes(1);

    private final Set<String> topics;
    private final ConsumerLoop loop;
    private final Sink sink;
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final Queue<CompletableFuture<Void>> asked = new ConcurrentLinkedQueue<>();
    private final Map<CompletableFuture<Void>, Map<TopicPartition, Long>> goals = new HashMap<>();
    private volatile boolean caughtUp;

    /** Where the records go, in one thread. */
    interface Sink {
        /** Records of a partition come in their order, some of them again after a failure. */
        void accept(ConsumerRecord<String, String> change);

        /** Everything will be told again from the beginning. */
        void startOver();
    }

    /** @param consumers makes a consumer whose {@code auto.offset.reset} is {@code none} */
    TopicReader(Set<String> topics, Supplier<Consumer<String, String>> consumers, Sink sink) {
        this.topics = Set.copyOf(topics);
        this.loop = new ConsumerLoop(consumers, "topics %s cannot be read".formatted(topics));
        this.sink = sink;
    }

    /** Whether everything that lay in the topics at the start was read. */
    boolean caughtUp() {
        return caughtUp;
    }

    /** Done when everything that is committed now was handed over. */
    CompletableFuture<Void> upToNow() {
        CompletableFuture<Void> reached = new CompletableFuture<>();
        asked.add(reached);
        return reached;
    }

    void close() {
        loop.close();
    }

    @Override
    public void run() {
        loop.run(consumer -> {
            try {
                follow(consumer);
            } catch (InvalidOffsetException e) {
                LOG.warnf("topics are read again from their beginning: %s", e.getMessage());
                startOver();
            }
        });
    }

    private void follow(Consumer<String, String> consumer) {
        List<TopicPartition> partitions = partitions(consumer);
        consumer.assign(partitions);
        seek(consumer, partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        long checkAt = System.nanoTime() + PARTITION_CHECK.toNanos();
        while (loop.isOpen()) {
            for (CompletableFuture<Void> next = asked.poll(); next != null; next = asked.poll()) {
                goals.put(next, consumer.endOffsets(partitions));
            }
            consumer.poll(POLL).forEach(sink::accept);
            partitions.forEach(partition -> positions.put(partition, consumer.position(partition)));
            caughtUp = caughtUp || isReached(ends);
            goals.entrySet()
                    .removeIf(
                            goal -> isReached(goal.getValue()) && goal.getKey().complete(null));
            if (System.nanoTime() > checkAt) {
                if (!partitions(consumer).equals(partitions)) {
                    return;
                }
                checkAt = System.nanoTime() + PARTITION_CHECK.toNanos();
            }
        }
    }

    private boolean isReached(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    private List<TopicPartition> partitions(Consumer<String, String> consumer) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : topics) {
            List<PartitionInfo> found = consumer.partitionsFor(topic);
            if (found == null || found.isEmpty()) {
                throw new KafkaException("there is no topic " + topic);
            }
            for (int partition = 0; partition < found.size(); partition++) {
                partitions.add(new TopicPartition(topic, partition));
            }
        }
        return partitions;
    }

    private void seek(Consumer<String, String> consumer, List<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            Long position = positions.get(partition);
            if (position == null) {
                consumer.seekToBeginning(List.of(partition));
            } else {
                consumer.seek(partition, position);
            }
        }
    }

    private void startOver() {
        caughtUp = false;
        positions.clear();
        sink.startOver();
    }
}

package dev.labelstream.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * Reads topics for ever on a thread of its own and hands over every committed record. It belongs to no consumer group, so
 * each process sees everything; after a fault it starts anew, so a record may come twice.
 */
public final class TopicFollower implements AutoCloseable {
    /** Where reading starts. */
    public enum Start {
        BEGINNING,
        NOW
    }

    private static final Logger LOG = Logger.getLogger(TopicFollower.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(1);

    private final Map<String, Object> settings;
    private final List<String> topics;
    private final Start start;
    private final Consumer<ConsumerRecord<String, String>> reader;
    private final Queue<CompletableFuture<Void>> asked = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile KafkaConsumer<String, String> consumer;

    public TopicFollower(
            String name,
            BrokerConnection broker,
            Collection<String> topics,
            Start start,
            Consumer<ConsumerRecord<String, String>> reader) {
        this.settings = new HashMap<>(broker.settings());
        settings.keySet().removeAll(List.of(ConsumerConfig.GROUP_ID_CONFIG, ConsumerConfig.GROUP_INSTANCE_ID_CONFIG));
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "labelstream-" + name);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, start == Start.BEGINNING ? "earliest" : "latest");
        this.topics = List.copyOf(topics);
        this.start = start;
        this.reader = reader;
        this.thread = new Thread(this::run, "labelstream-" + name);
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** Done when every record that is committed now has been handed over. */
    public CompletableFuture<Void> upToNow() {
        CompletableFuture<Void> reached = new CompletableFuture<>();
        asked.add(reached);
        return reached;
    }

    @Override
    public void close() {
        closed.countDown();
        KafkaConsumer<String, String> reading = consumer;
        if (reading != null) {
            reading.wakeup();
        }
        try {
            thread.join(CLOSE_PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        boolean ending = false;
        while (!ending) {
            try (KafkaConsumer<String, String> fresh =
                    new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
                consumer = fresh;
                follow();
            } catch (RuntimeException e) {
                if (isOpen()) {
                    LOG.warnf(
                            "reading %s starts anew after: %s",
                            topics,
                            BrokerRefusal.of(e, "Read on one of these topics").orElseGet(e::getMessage));
                }
            }
            ending = closedWithin(PAUSE_AFTER_FAULT);
        }
    }

    private void follow() {
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        if (start == Start.BEGINNING) {
            consumer.seekToBeginning(partitions);
        } else {
            consumer.seekToEnd(partitions);
        }
        partitions.forEach(consumer::position);
        List<Goal> goals = new ArrayList<>();
        while (isOpen()) {
            for (CompletableFuture<Void> next = asked.poll(); next != null; next = asked.poll()) {
                goals.add(new Goal(consumer.endOffsets(partitions), next));
            }
            consumer.poll(POLL).forEach(this::handOver);
            complete(goals);
        }
    }

    private void handOver(ConsumerRecord<String, String> read) {
        try {
            reader.accept(read);
        } catch (RuntimeException e) {
            LOG.warnf("record %s-%d@%d is skipped: %s", read.topic(), read.partition(), read.offset(), e.getMessage());
        }
    }

    private void complete(List<Goal> goals) {
        for (Iterator<Goal> open = goals.iterator(); open.hasNext(); ) {
            Goal goal = open.next();
            if (goal.ends().entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                goal.reached().complete(null);
                open.remove();
            }
        }
    }

    private boolean isOpen() {
        return closed.getCount() > 0;
    }

    private boolean closedWithin(Duration time) {
        try {
            return closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    private record Goal(Map<TopicPartition, Long> ends, CompletableFuture<Void> reached) {}
}

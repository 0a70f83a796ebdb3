package dev.labelstream.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TopicReaderTest {
    private static final String TOPIC = "predictions";
    private static final TopicPartition P0 = new TopicPartition(TOPIC, 0);
    private static final TopicPartition P1 = new TopicPartition(TOPIC, 1);

    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
    private final List<MockConsumer<String, String>> consumers = Collections.synchronizedList(new ArrayList<>());
    private final TopicReader reader = new TopicReader(Set.of(TOPIC), this::consumer, new TopicReader.Sink() {
        @Override
        public void accept(ConsumerRecord<String, String> change) {
            seen.add(change.value());
        }

        @Override
        public void startOver() {
            seen.clear();
        }
    });
    private final Thread thread = new Thread(reader, "reader");
    private volatile long ends;

    @BeforeAll
    static void bePatient() {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    @AfterAll
    static void beAsBefore() {
        Awaitility.reset();
    }

    @AfterEach
    void close() throws InterruptedException {
        reader.close();
        thread.join(10_000);
        assertThat(thread.isAlive()).isFalse();
    }

    @Test
    void allPartitionsAreReadFromTheirBeginning() {
        // Given
        ends = 2;
        MockConsumer<String, String> consumer = started(1);

        // When
        add(consumer, P0, 0, "a");
        add(consumer, P1, 0, "b");

        // Then
        await().until(() -> seen.containsAll(List.of("a", "b")));
        assertThat(reader.caughtUp()).isFalse();
        add(consumer, P0, 1, "c");
        add(consumer, P1, 1, "d");
        await().until(reader::caughtUp);
    }

    @Test
    void emptyTopicsAreReadAtOnce() {
        // When
        started(1);

        // Then
        await().until(reader::caughtUp);
    }

    @Test
    void oneMayWaitUntilEverythingSoFarWasRead() {
        // Given
        MockConsumer<String, String> consumer = started(1);
        await().until(reader::caughtUp);
        consumer.updateEndOffsets(Map.of(P0, 1L, P1, 0L));

        // When
        CompletableFuture<Void> upToNow = reader.upToNow();

        // Then
        await().during(Duration.ofMillis(100)).until(() -> !upToNow.isDone());
        add(consumer, P0, 0, "a");
        await().until(upToNow::isDone);
        assertThat(seen).containsExactly("a");
    }

    @Test
    void afterAFailureReadingGoesOnWhereItWas() {
        // Given
        MockConsumer<String, String> first = started(1);
        add(first, P0, 0, "a");
        await().until(() -> seen.contains("a"));

        // When
        first.setPollException(new KafkaException("the broker is away"));

        // Then
        MockConsumer<String, String> second = started(2);
        await().until(() -> second.assignment().size() == 2);
        add(second, P0, 0, "a");
        add(second, P0, 1, "b");
        await().until(() -> seen.contains("b"));
        assertThat(seen).containsExactly("a", "b");
        assertThat(reader.caughtUp()).isTrue();
    }

    @Test
    void positionsThatAreGoneMeanReadingEverythingAgain() {
        // Given
        MockConsumer<String, String> first = started(1);
        add(first, P0, 0, "a");
        await().until(() -> reader.caughtUp() && seen.contains("a"));
        ends = 1;

        // When
        first.setPollException(new OffsetOutOfRangeException(Map.of(P0, 1L)));

        // Then
        MockConsumer<String, String> second = started(2);
        await().until(seen::isEmpty);
        assertThat(reader.caughtUp()).isFalse();
        add(second, P0, 0, "new a");
        add(second, P1, 0, "new b");
        await().until(reader::caughtUp);
        assertThat(seen).containsExactlyInAnyOrder("new a", "new b");
    }

    private MockConsumer<String, String> started(int howMany) {
        if (howMany == 1) {
            thread.start();
        }
        await().until(() -> consumers.size() == howMany
                && consumers.get(howMany - 1).assignment().size() == 2);
        return consumers.get(howMany - 1);
    }

    private MockConsumer<String, String> consumer() {
        MockConsumer<String, String> consumer = new MockConsumer<>("none");
        Node node = new Node(1, "127.0.0.1", 9092);
        Node[] replicas = {node};
        consumer.updatePartitions(
                TOPIC,
                IntStream.range(0, 2)
                        .mapToObj(i -> new PartitionInfo(TOPIC, i, node, replicas, replicas))
                        .toList());
        consumer.updateBeginningOffsets(Map.of(P0, 0L, P1, 0L));
        consumer.updateEndOffsets(Map.of(P0, ends, P1, ends));
        consumers.add(consumer);
        return consumer;
    }

    private static void add(
            MockConsumer<String, String> consumer, TopicPartition partition, long offset, String value) {
        consumer.schedulePollTask(() -> consumer.addRecord(
                new ConsumerRecord<>(partition.topic(), partition.partition(), offset, "key", value)));
    }
}

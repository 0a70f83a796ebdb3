package dev.labelstream.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.labelstream.embedded.RunningBroker;
import dev.labelstream.event.EventJson;
import dev.labelstream.event.TrainingEvent;
import dev.labelstream.event.TrainingRequested;
import dev.labelstream.event.TrainingRequests;
import dev.labelstream.event.TrainingStarted;
import dev.labelstream.topic.BrokerConnection;
import dev.labelstream.topic.TopicConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class TrainingQueueTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static RunningBroker broker;

    private final List<TrainingQueue> open = new ArrayList<>();
    private TopicConfig topics;

    @BeforeAll
    static void startBroker() {
        broker = new RunningBroker();
    }

    @AfterAll
    static void stopBroker() throws Exception {
        broker.close();
    }

    @BeforeEach
    void createTopics(TestInfo test) throws Exception {
        String name = test.getTestMethod().orElseThrow().getName();
        topics = new SmallRyeConfigBuilder()
                .withMapping(TopicConfig.class)
                .withDefaultValue("labelstream.topics.training-requests", "requests-" + name)
                .withDefaultValue("labelstream.topics.training-events", "events-" + name)
                .build()
                .getConfigMapping(TopicConfig.class);
        broker.createTopics(topics.trainingRequests(), topics.trainingEvents());
    }

    @AfterEach
    void closeQueues() {
        open.forEach(TrainingQueue::close);
    }

    @Test
    void aRequestIsTakenOnceAndItsStartIsTold() throws Exception {
        // Given
        ask("one");

        // When
        Optional<TrainingRequested> taken = take(queue("a"));

        // Then
        assertThat(taken).map(TrainingRequested::id).contains("one");
        assertThat(events()).singleElement().isInstanceOfSatisfying(TrainingStarted.class, started -> {
            assertThat(started.id()).isEqualTo("one");
            assertThat(started.instance()).isEqualTo("a");
        });
        ask("two");
        assertThat(take(queue("b"))).map(TrainingRequested::id).contains("two");
    }

    @Test
    void whatWaitsBehindABusyProcessGoesToAFreeOne() throws Exception {
        // Given
        ask("one");
        ask("two");
        TrainingQueue busy = queue("a");
        assertThat(take(busy)).map(TrainingRequested::id).contains("one");

        // When
        Optional<TrainingRequested> taken = take(queue("b"));

        // Then
        assertThat(taken).map(TrainingRequested::id).contains("two");
    }

    @Test
    void whatDoesNotWaitAnyMoreIsPassedOver() throws Exception {
        // Given
        ask("cancelled");
        ask("two");

        // When
        TrainingQueue queue = queue("a");
        List<TrainingRequested> taken = new ArrayList<>();
        await().atMost(PATIENCE).until(() -> {
            queue.take(id -> !id.equals("cancelled")).ifPresent(taken::add);
            return !taken.isEmpty();
        });

        // Then
        assertThat(taken).extracting(TrainingRequested::id).containsExactly("two");
        assertThat(events()).extracting(TrainingEvent::id).containsExactly("two");
    }

    @Test
    void ofTwoProcessesOfOneNameTheFormerTakesNothingMore() throws Exception {
        // Given
        TrainingQueue former = queue("a");
        queue("a");

        // When
        ask("one");

        // Then
        assertThatThrownBy(() -> take(former)).isInstanceOf(ProducerFencedException.class);
        assertThat(events()).isEmpty();
    }

    private TrainingQueue queue(String instance) {
        TrainingQueue queue = new TrainingQueue(new BrokerConnection(broker.settings(), address()), topics, instance);
        open.add(queue);
        return queue;
    }

    private static Optional<TrainingRequested> take(TrainingQueue queue) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Optional<TrainingRequested> taken = Optional.empty();
        while (taken.isEmpty() && System.nanoTime() < end) {
            taken = queue.take(id -> true);
        }
        return taken;
    }

    private void ask(String id) throws Exception {
        TrainingRequested request = TrainingRequests.of(id, Map.of());
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(broker.settings(), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topics.trainingRequests(), id, EventJson.write(request)))
                    .get();
        }
    }

    /** What {@code read_committed} readers see. */
    private List<TrainingEvent> events() {
        Map<String, Object> settings = new HashMap<>(broker.settings());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        TopicPartition partition = new TopicPartition(topics.trainingEvents(), 0);
        List<TrainingEvent> events = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(Set.of(partition));
            consumer.seekToBeginning(Set.of(partition));
            long end = broker.end(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(told -> events.add(EventJson.read(told.value(), TrainingEvent.class)));
            }
        }
        return events;
    }

    private static String address() {
        return broker.settings().get("bootstrap.servers").toString();
    }
}

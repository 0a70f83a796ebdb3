package dev.labelstream.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.labelstream.embedded.RunningBroker;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** What a real broker makes of the transactions; everything else about them is in {@link PredictionTransactionsTest}. */
class BrokerTransactionsTest {
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private static final Duration ONE_SECOND = Duration.ofSeconds(1);
    private static final Runnable NOTHING = () -> {};
    private static RunningBroker broker;

    private final List<AutoCloseable> open = new ArrayList<>();
    private String name;
    private TopicPartition predictions;
    private TopicPartition events;
    private KafkaConsumer<String, String> member;
    private ConsumerGroupMetadata membership;

    @BeforeAll
    static void startBroker() {
        broker = new RunningBroker();
    }

    @AfterAll
    static void stopBroker() throws Exception {
        broker.close();
    }

    @BeforeEach
    void joinTheGroup(TestInfo test) throws Exception {
        name = test.getTestMethod().orElseThrow().getName();
        predictions = new TopicPartition("predictions-" + name, 0);
        events = new TopicPartition("events-" + name, 0);
        broker.createTopics(predictions.topic(), events.topic());
        member = consumer("read_committed");
        member.subscribe(Set.of(events.topic()));
        await().until(() -> {
            member.poll(Duration.ofMillis(50));
            return !member.assignment().isEmpty();
        });
        membership = member.groupMetadata();
    }

    @AfterEach
    void closeClients() throws Exception {
        for (AutoCloseable client : open) {
            client.close();
        }
    }

    @Test
    void whatADeadProcessLeftOpenIsNeverSeenAndDoesNotHoldUpItsSuccessor() throws Exception {
        // Given
        Producer<String, String> dead = new TransactionalProducers(broker.settings(), name).get();
        open.add(() -> dead.close(Duration.ZERO));
        dead.initTransactions();
        dead.beginTransaction();
        dead.send(new ProducerRecord<>(predictions.topic(), "a", "half done")).get();

        // When
        boolean isCommitted = transactions(TEN_SECONDS, NOTHING).publish(records("a"), consumed());

        // Then
        assertThat(isCommitted).isTrue();
        assertThat(read("read_uncommitted")).extracting(ConsumerRecord::value).containsExactly("half done", "done");
        assertThat(read("read_committed")).extracting(ConsumerRecord::value).containsExactly("done");
        assertThat(committed()).containsExactly(Map.entry(events, 5L));
    }

    @Test
    void theFirstOfTwoWithOneInstanceNameIsFencedAtItsNextTransaction() throws Exception {
        // Given
        PredictionTransactions first = transactions(TEN_SECONDS, NOTHING);
        first.publish(records("a"), consumed());
        PredictionTransactions second = transactions(TEN_SECONDS, NOTHING);

        // When, Then
        assertThatThrownBy(() -> first.publish(records("b"), consumed())).isInstanceOf(FencedException.class);
        assertThat(second.publish(records("c"), consumed())).isTrue();
        assertThat(read("read_committed")).extracting(ConsumerRecord::key).containsExactly("a", "c");
    }

    @Test
    void theFirstOfTwoWithOneInstanceNameIsFencedInTheMidstOfATransaction() {
        // Given
        PredictionTransactions first = transactions(TEN_SECONDS, () -> transactions(TEN_SECONDS, NOTHING));

        // When, Then
        assertThatThrownBy(() -> first.publish(records("a"), consumed())).isInstanceOf(FencedException.class);
        assertThat(read("read_committed")).isEmpty();
        assertThat(committed()).isEmpty();
    }

    @Test
    void aTransactionThatTheBrokerEndedIsDoneAgain() throws Exception {
        // Given
        AtomicReference<Runnable> standstill = new AtomicReference<>(this::waitUntilTheBrokerAborts);
        PredictionTransactions transactions =
                transactions(ONE_SECOND, () -> standstill.getAndSet(NOTHING).run());

        // When
        boolean isCommitted = transactions.publish(records("a"), consumed());

        // Then
        assertThat(isCommitted).isTrue();
        assertThat(read("read_committed")).extracting(ConsumerRecord::key).containsExactly("a");
    }

    @Test
    void theBrokerRefusesWhatWasPolledBeforeARebalance() throws Exception {
        // Given
        KafkaConsumer<String, String> other = consumer("read_committed");
        other.subscribe(Set.of(events.topic()));
        await().until(() -> {
            other.poll(Duration.ofMillis(50));
            member.poll(Duration.ofMillis(50));
            return member.groupMetadata().generationId() > membership.generationId();
        });

        // When
        boolean isCommitted = transactions(TEN_SECONDS, NOTHING).publish(records("a"), consumed());

        // Then
        assertThat(isCommitted).isFalse();
        assertThat(read("read_committed")).isEmpty();
        assertThat(committed()).isEmpty();
    }

    /** @param beforeOffsets happens in each transaction, between its records and its offsets */
    private PredictionTransactions transactions(Duration timeout, Runnable beforeOffsets) {
        Map<String, Object> settings = TransactionalProducers.settings(broker.settings(), name);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) timeout.toMillis());
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
        PredictionTransactions transactions = new PredictionTransactions(
                () -> new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer()) {
                    @Override
                    public void sendOffsetsToTransaction(
                            Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {
                        flush();
                        beforeOffsets.run();
                        super.sendOffsetsToTransaction(offsets, group);
                    }
                },
                group(),
                timeout,
                new Backoff(Duration.ofMillis(10), Duration.ofMillis(100)),
                Clock.systemUTC());
        open.add(transactions);
        transactions.open();
        return transactions;
    }

    private Group group() {
        return new Group() {
            @Override
            public ConsumerGroupMetadata membership() {
                return membership;
            }

            @Override
            public Map<TopicPartition, Long> committed(Set<TopicPartition> partitions) {
                return new CommittedOffsets(broker.settings()).of(name, partitions);
            }
        };
    }

    private void waitUntilTheBrokerAborts() {
        String id = "labelstream-" + name;
        try (Admin admin = Admin.create(broker.settings())) {
            await().until(() ->
                    admin.describeTransactions(Set.of(id)).description(id).get().state()
                            == TransactionState.COMPLETE_ABORT);
        }
    }

    private Map<TopicPartition, Long> committed() {
        return group().committed(Set.of(events));
    }

    private Consumed consumed() {
        return new Consumed(Map.of(events, new OffsetAndMetadata(5)), membership.generationId());
    }

    private List<ProducerRecord<String, String>> records(String key) {
        return List.of(new ProducerRecord<>(predictions.topic(), key, "done"));
    }

    private List<ConsumerRecord<String, String>> read(String isolation) {
        KafkaConsumer<String, String> reader = consumer(isolation);
        reader.assign(Set.of(predictions));
        reader.seekToBeginning(Set.of(predictions));
        long end = broker.end(predictions);
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        while (reader.position(predictions) < end) {
            reader.poll(Duration.ofMillis(100)).forEach(records::add);
        }
        return records;
    }

    private KafkaConsumer<String, String> consumer(String isolation) {
        Map<String, Object> settings = new HashMap<>(broker.settings());
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, name);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        open.add(consumer);
        return consumer;
    }
}

package dev.labelstream.classify;

import static dev.labelstream.classify.Samples.consumed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labelstream.classify.FakeKafka.Fault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.junit.jupiter.api.Test;

class PredictionTransactionsTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final FakeKafka kafka = new FakeKafka();

    @Test
    void recordsAndOffsetsAreCommittedTogether() throws Exception {
        // Given
        PredictionTransactions transactions = opened(kafka);

        // When
        boolean isCommitted = transactions.publish(records("a"), consumed(5));

        // Then
        assertThat(isCommitted).isTrue();
        assertThat(keys(kafka)).containsExactly("a");
        assertThat(kafka.committedOffsets()).containsExactly(5L);
    }

    @Test
    void aBrokerThatIsSlowAtTheStartIsWaitedFor() throws Exception {
        // Given
        kafka.slowStarts.set(3);

        // When
        PredictionTransactions transactions = opened(kafka);

        // Then
        assertThat(transactions.publish(records("a"), consumed(5))).isTrue();
        assertThat(kafka.producers).hasSize(1);
    }

    @Test
    void aBrokerThatIsSlowInTheMidstOfThingsIsWaitedForLonger() throws Exception {
        // Given
        kafka.failing(Fault.COMMIT_FAILS);
        PredictionTransactions transactions = opened(kafka);
        kafka.slowStarts.set(20);

        // When
        boolean isCommitted = transactions.publish(records("a"), consumed(5));

        // Then
        assertThat(isCommitted).isTrue();
        assertThat(keys(kafka)).containsExactly("a");
    }

    @Test
    void aFailedCommitIsNeitherSwallowedNorRepeatedTwice() throws Exception {
        // Given
        kafka.failing(Fault.COMMIT_FAILS, Fault.COMMIT_FAILS);
        PredictionTransactions transactions = opened(kafka);

        // When
        boolean isCommitted = transactions.publish(records("a"), consumed(5));

        // Then
        assertThat(isCommitted).isTrue();
        assertThat(keys(kafka)).containsExactly("a");
        assertThat(kafka.producers).hasSize(3).first().matches(producer -> producer.closed());
    }

    @Test
    void aCommitThatFailedButTookEffectIsNotRepeated() throws Exception {
        // Given
        kafka.failing(Fault.COMMIT_FAILS_BUT_TAKES_EFFECT);
        PredictionTransactions transactions = opened(kafka);

        // When
        boolean isCommitted = transactions.publish(records("a"), consumed(5));

        // Then
        assertThat(isCommitted).isTrue();
        assertThat(keys(kafka)).containsExactly("a");
        assertThat(kafka.committedOffsets()).containsExactly(5L);
    }

    @Test
    void aBatchOfAFormerGenerationIsDroppedWithoutATransaction() throws Exception {
        // Given
        PredictionTransactions transactions = opened(kafka);
        kafka.generation = 2;

        // When
        boolean isCommitted = transactions.publish(records("a"), consumed(5, 1));

        // Then
        assertThat(isCommitted).isFalse();
        assertThat(kafka.committedRecords()).isEmpty();
        assertThat(transactions.publish(records("b"), consumed(6, 2))).isTrue();
    }

    @Test
    void whatTheGroupRefusesIsDroppedAndSoIsAllThatWasPolledWithIt() throws Exception {
        // Given
        kafka.failing(Fault.OFFSETS_REFUSED);
        PredictionTransactions transactions = opened(kafka);

        // When
        boolean first = transactions.publish(records("a"), consumed(5));
        boolean readAhead = transactions.publish(records("b"), consumed(9));

        // Then
        assertThat(first).isFalse();
        assertThat(readAhead).isFalse();
        assertThat(kafka.committedRecords()).isEmpty();
    }

    @Test
    void afterARefusalTheNextGenerationIsCommitted() throws Exception {
        // Given
        kafka.failing(Fault.OFFSETS_REFUSED);
        PredictionTransactions transactions = opened(kafka);
        transactions.publish(records("a"), consumed(5));

        // When
        kafka.generation = 2;
        boolean isCommitted = transactions.publish(records("a"), consumed(5, 2));

        // Then
        assertThat(isCommitted).isTrue();
        assertThat(keys(kafka)).containsExactly("a");
    }

    @Test
    void aFencedProducerGivesUpAndSaysWhoToMend() throws Exception {
        // Given
        kafka.failing(Fault.FENCED);
        PredictionTransactions transactions = opened(kafka);

        // When, Then
        assertThatThrownBy(() -> transactions.publish(records("a"), consumed(5)))
                .isInstanceOf(FencedException.class)
                .hasMessageContaining("labelstream.instance");
        assertThat(kafka.committedRecords()).isEmpty();
    }

    @Test
    void beingFencedAfterTheTimeoutMeansTheBrokerEndedTheTransaction() throws Exception {
        // Given
        AtomicReference<Instant> now = new AtomicReference<>(Samples.NOW);
        FakeKafka standingStill = new FakeKafka(new KafkaException(new ProducerFencedException("timed out")));
        standingStill.failing(Fault.COMMIT_FAILS);
        PredictionTransactions transactions = opened(standingStill, new StandstillClock(now));

        // When
        boolean isCommitted = transactions.publish(records("a"), consumed(5));

        // Then
        assertThat(isCommitted).isTrue();
        assertThat(keys(standingStill)).containsExactly("a");
    }

    private static PredictionTransactions opened(FakeKafka kafka) {
        return opened(kafka, Samples.CLOCK);
    }

    private static PredictionTransactions opened(FakeKafka kafka, Clock clock) {
        Backoff none = new Backoff(Duration.ZERO, Duration.ZERO);
        PredictionTransactions transactions = new PredictionTransactions(kafka::connect, kafka, TIMEOUT, none, clock);
        transactions.open();
        return transactions;
    }

    private static List<ProducerRecord<String, String>> records(String key) {
        return List.of(new ProducerRecord<>("predictions", key, "{}"));
    }

    private static List<String> keys(FakeKafka kafka) {
        return kafka.committedRecords().stream().map(ProducerRecord::key).toList();
    }

    /** Ten seconds pass between one look and the next. */
    private static final class StandstillClock extends Clock {
        private final AtomicReference<Instant> now;

        private StandstillClock(AtomicReference<Instant> now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now.getAndUpdate(instant -> instant.plus(TIMEOUT));
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}

package dev.labelstream.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.labelstream.event.ClassificationPaused;
import dev.labelstream.event.ControlEvent;
import dev.labelstream.event.EventJson;
import dev.labelstream.event.RescoreRequested;
import dev.labelstream.event.SweepRequested;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WriterElectionTest {
    private static final TopicPartition ONLY = new TopicPartition("controls", 0);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

    private final MockConsumer<String, String> consumer = new MockConsumer<>("earliest");
    private final AtomicInteger gained = new AtomicInteger();
    private final WriterElection election = new WriterElection(() -> consumer, "controls", gained::incrementAndGet);
    private final Thread thread = new Thread(election, "election");

    @BeforeEach
    void join() {
        consumer.updateBeginningOffsets(Map.of(ONLY, 0L));
        thread.start();
        await().atMost(PATIENCE).until(() -> consumer.subscription().contains("controls"));
    }

    @AfterEach
    void close() throws InterruptedException {
        election.close();
        thread.join(10_000);
        assertThat(thread.isAlive()).isFalse();
        assertThat(election.isHeld()).isFalse();
    }

    @Test
    void whoHasThePartitionWritesUntilItIsTakenAway() {
        // Given
        assertThat(election.isHeld()).isFalse();

        // When
        consumer.schedulePollTask(() -> consumer.rebalance(List.of(ONLY)));

        // Then
        await().atMost(PATIENCE).until(election::isHeld);
        assertThat(gained).hasValue(1);
        consumer.schedulePollTask(() -> consumer.rebalance(List.of()));
        await().atMost(PATIENCE).until(() -> !election.isHeld());
    }

    @Test
    void requestsAreTakenOneByOneAndNotForgottenBeforeTheyAreDone() throws Exception {
        // Given
        consumer.schedulePollTask(() -> consumer.rebalance(List.of(ONLY)));
        consumer.schedulePollTask(() -> {
            tell(0, EventJson.write(new ClassificationPaused(AT)));
            tell(1, "{no event");
            tell(2, EventJson.write(new SweepRequested(AT)));
            tell(3, EventJson.write(new RescoreRequested("a", AT)));
        });

        // When
        ControlEvent first = election.next(Duration.ofSeconds(20)).orElseThrow();

        // Then
        assertThat(first).isEqualTo(new SweepRequested(AT));
        assertThat(committed()).isZero();
        election.done();
        await().atMost(PATIENCE).until(() -> committed() == 3);
        assertThat(election.next(Duration.ofSeconds(20))).contains(new RescoreRequested("a", AT));
        election.done();
        await().atMost(PATIENCE).until(() -> committed() == 4);
        assertThat(election.next(Duration.ZERO)).isEmpty();
    }

    private long committed() {
        return consumer.committed(Set.of(ONLY)).values().stream()
                .mapToLong(offset -> offset == null ? 0 : offset.offset())
                .sum();
    }

    private void tell(long offset, String value) {
        consumer.addRecord(new ConsumerRecord<>("controls", 0, offset, "key", value));
    }
}

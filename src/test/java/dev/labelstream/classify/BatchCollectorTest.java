package dev.labelstream.classify;

import static dev.labelstream.classify.Samples.arrival;
import static dev.labelstream.classify.Samples.consumed;
import static dev.labelstream.classify.Samples.uploaded;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class BatchCollectorTest {
    private static final Duration LONG = Duration.ofHours(1);

    @Test
    void aFullBatchIsGivenOutAtOnce() throws Exception {
        // Given
        BatchCollector collector = new BatchCollector(2, LONG);
        collector.offer(arrival(1, uploaded("a.jpg")));

        // When
        collector.offer(arrival(2, uploaded("b.jpg")));

        // Then
        Arrival batch = collector.take();
        assertThat(batch.events()).containsExactly(uploaded("a.jpg"), uploaded("b.jpg"));
        assertThat(batch.consumed()).isEqualTo(consumed(2));
    }

    @Test
    void aBatchThatIsNotFullWaitsNoLongerThanItsFirstEventMay() throws Exception {
        // Given
        BatchCollector collector = new BatchCollector(32, Duration.ofMillis(5));

        // When
        collector.offer(arrival(1, uploaded("a.jpg")));

        // Then
        assertThat(collector.take().events()).containsExactly(uploaded("a.jpg"));
    }

    @Test
    void aTakerWaitsForTheFirstEvent() {
        // Given
        BatchCollector collector = new BatchCollector(1, LONG);
        CompletableFuture<Arrival> taken = taking(collector);

        // When
        collector.offer(arrival(1, uploaded("a.jpg")));

        // Then
        Awaitility.await().until(taken::isDone);
        assertThat(taken.join().events()).containsExactly(uploaded("a.jpg"));
    }

    @Test
    void theConsumerWaitsWhileABatchIsFullAndGoesOnWhenItIsTaken() throws Exception {
        // Given
        BatchCollector collector = new BatchCollector(2, LONG);

        // When
        CompletableFuture<Void> afterOne =
                collector.offer(arrival(1, uploaded("a.jpg"))).toCompletableFuture();
        CompletableFuture<Void> afterTwo =
                collector.offer(arrival(2, uploaded("b.jpg"))).toCompletableFuture();

        // Then
        assertThat(afterOne).isDone();
        assertThat(afterTwo).isNotDone();
        collector.take();
        assertThat(afterTwo).isDone();
    }

    @Test
    void whilePausedNothingIsGivenOutAndTheConsumerWaitsBehindOneBatch() {
        // Given
        BatchCollector collector = new BatchCollector(1, Duration.ZERO);
        collector.pause(true);
        CompletableFuture<Arrival> taken = taking(collector);

        // When
        CompletableFuture<Void> room =
                collector.offer(arrival(1, uploaded("a.jpg"))).toCompletableFuture();

        // Then
        Awaitility.await().during(Duration.ofMillis(50)).until(() -> !taken.isDone() && !room.isDone());
        collector.pause(false);
        assertThat(taken.join().events()).containsExactly(uploaded("a.jpg"));
        assertThat(room).isDone();
    }

    @Test
    void eventsThatWerePolledBeforeARebalanceAreLeftToTheirNewOwner() throws Exception {
        // Given
        BatchCollector collector = new BatchCollector(1, Duration.ZERO);
        collector.offer(new Arrival(List.of(uploaded("a.jpg")), List.of(), consumed(1, 1)));

        // When
        collector.offer(new Arrival(List.of(uploaded("b.jpg")), List.of(), consumed(8, 2)));

        // Then
        assertThat(collector.take()).isEqualTo(new Arrival(List.of(uploaded("b.jpg")), List.of(), consumed(8, 2)));
    }

    private static CompletableFuture<Arrival> taking(BatchCollector collector) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return collector.take();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}

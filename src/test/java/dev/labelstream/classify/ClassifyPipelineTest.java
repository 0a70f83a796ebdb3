package dev.labelstream.classify;

import static dev.labelstream.classify.RunningPipeline.BATCH_SIZE;
import static dev.labelstream.classify.Samples.arrival;
import static dev.labelstream.classify.Samples.madeUp;
import static dev.labelstream.classify.Samples.removed;
import static dev.labelstream.classify.Samples.unparsed;
import static dev.labelstream.classify.Samples.uploaded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import dev.labelstream.classify.FakeKafka.Fault;
import dev.labelstream.event.DeadLetter;
import dev.labelstream.event.ImageClassified;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClassifyPipelineTest {
    private final RunningPipeline running = new RunningPipeline();

    @AfterEach
    void stop() {
        running.model.turns.release(1000);
        running.stop();
    }

    @Test
    void everyPhotoIsPublishedOnceInOrder() {
        // When
        for (int i = 0; i < 60; i++) {
            running.upload(i, i + 1);
        }

        // Then
        await().until(() -> running.hasCommitted(60));
        assertThat(running.predictions()).hasSize(60);
        assertThat(running.predictions())
                .extracting(ImageClassified::classIndex)
                .contains(0, 1);
        assertThat(running.kafka.committedOffsets()).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aBadPhotoCostsOnlyItself() {
        // Given
        running.store
                .with("1.jpg", 98)
                .with("bad.jpg", FakePixels.NOT_AN_IMAGE)
                .with("engine.jpg", FakeModel.MAKES_IT_FAIL)
                .with("2.jpg", 3);

        // When
        running.offer(arrival(4, uploaded("bad.jpg"), uploaded("1.jpg"), uploaded("engine.jpg"), uploaded("2.jpg")));

        // Then
        await().until(() -> running.hasCommitted(4));
        assertThat(running.predictions())
                .extracting(p -> p.image().key(), ImageClassified::label)
                .containsExactlyInAnyOrder(tuple("1.jpg", "dog"), tuple("2.jpg", "cat"));
        assertThat(running.failed())
                .extracting(f -> f.image().key())
                .containsExactlyInAnyOrder("bad.jpg", "engine.jpg");
    }

    @Test
    void aMadeUpEventWithNothingNewIsDroppedAndDoneWith() {
        // Given
        running.store.with("1.jpg", 1).with("2.jpg", 2);
        running.said.add("1.jpg");

        // When
        running.offer(arrival(2, madeUp("1.jpg"), madeUp("2.jpg")));

        // Then
        await().until(() -> running.hasCommitted(2));
        assertThat(running.predictions()).extracting(p -> p.image().key()).containsExactly("2.jpg");
        assertThat(running.store.fetched).containsExactly("2.jpg");
    }

    @Test
    void aPauseLosesAndRepeatsNothing() {
        // Given
        running.pause(true);

        // When
        running.upload(0, 2);

        // Then
        await().during(Duration.ofMillis(100)).until(() -> running.predictions().isEmpty());
        running.pause(false);
        running.upload(2, 4);
        await().until(() -> running.hasCommitted(4));
        assertThat(running.predictions())
                .extracting(p -> p.image().key())
                .containsExactlyInAnyOrder("0.jpg", "1.jpg", "2.jpg", "3.jpg");
    }

    @Test
    void aRemovedPhotoIsNullOnBothTopics() {
        // When
        running.offer(arrival(1, removed("1.jpg")));

        // Then
        await().until(() -> running.hasCommitted(1));
        assertThat(running.kafka.committedRecords())
                .extracting(ProducerRecord::value)
                .containsOnlyNulls()
                .hasSize(2);
    }

    @Test
    void whatCouldNotBeParsedGoesOutInTheSameTransaction() {
        // When
        running.offer(unparsed(1, new DeadLetter("k", "{", "not JSON")));

        // Then
        await().until(() -> running.hasCommitted(1));
        assertThat(running.kafka.committedRecords())
                .extracting(ProducerRecord::topic)
                .containsExactly("image-events-dead-letter");
    }

    @Test
    void aNotificationOfManyPhotosIsOneTransactionOfManySlices() {
        // When
        running.offer(arrival(1, running.uploads(0, 10)));

        // Then
        await().until(() -> running.hasCommitted(1));
        assertThat(running.model.batches).containsExactly(4, 4, 2);
        assertThat(running.kafka.committedOffsets()).containsExactly(1L);
        assertThat(running.predictions()).hasSize(10);
    }

    @Test
    void anAbortedTransactionLosesAndRepeatsNothingWhileTheNextBatchIsAlreadyPrepared() {
        // Given
        running.kafka.failing(Fault.NONE, Fault.COMMIT_FAILS, Fault.NONE, Fault.COMMIT_FAILS_BUT_TAKES_EFFECT);

        // When
        running.uploadInBatches(40);

        // Then
        await().until(() -> running.hasCommitted(40));
        assertThat(running.kafka.isCalm()).isTrue();
        assertThat(running.predictions())
                .hasSize(40)
                .extracting(p -> p.image().key())
                .doesNotHaveDuplicates();
        assertThat(running.kafka.committedOffsets()).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void atMostTwoBatchesAreInPreparationWhateverWaits() {
        // Given
        running.model.blocked();

        // When
        CompletableFuture<Void> feeding = CompletableFuture.runAsync(() -> running.uploadInBatches(200));

        // Then
        await().until(() -> running.store.fetched.size() == 2 * BATCH_SIZE);
        await().during(Duration.ofMillis(100)).until(() -> running.store.fetched.size() == 2 * BATCH_SIZE);
        assertThat(feeding).isNotDone();
        assertThat(running.offered()).isLessThanOrEqualTo(4 * BATCH_SIZE);
    }

    @Test
    void aBatchIsClassifiedByTheModelItWasPreparedFor() {
        // Given
        running.model.blocked();
        running.upload(0, 8);
        await().until(() -> running.store.fetched.size() == 8);
        FakeModel larger = new FakeModel("m2", 5);

        // When
        running.models.swapTo(larger);
        running.upload(8, 12);
        running.model.turns.release(2);

        // Then
        await().until(() -> running.hasCommitted(12));
        assertThat(running.predictions())
                .extracting(p -> p.model().id())
                .startsWith("m1")
                .endsWith("m2");
        assertThat(running.model.batches).containsExactly(4, 4);
        assertThat(larger.batches).containsExactly(4);
        await().until(() -> running.model.isClosed);
    }

    @Test
    void aStoreThatIsDownIsNoFailureOfThePhotos() {
        // Given
        running.store.isDown = true;
        running.upload(0, 4);
        await().until(() -> running.store.fetched.size() > 8);

        // When
        running.store.isDown = false;

        // Then
        await().until(() -> running.hasCommitted(4));
        assertThat(running.predictions()).hasSize(4);
        assertThat(running.failed()).isEmpty();
    }

    @Test
    void stoppingWaitsForThePredictionAtHand() throws Exception {
        // Given
        running.model.blocked();
        running.upload(0, 4);
        await().until(() -> running.model.isRunning);

        // When
        Thread stopping = new Thread(running::stop);
        stopping.start();
        await().during(Duration.ofMillis(100)).until(stopping::isAlive);
        running.model.turns.release();
        stopping.join();

        // Then
        assertThat(running.model.isRunning).isFalse();
        assertThat(running.failures).isEmpty();
    }

    @Test
    void stoppingDoesNotWaitForAStoreThatIsDown() {
        // Given
        running.store.isDown = true;
        running.upload(0, 4);
        await().until(() -> running.store.fetched.size() > 8);

        // When
        running.stop();

        // Then
        assertThat(running.kafka.committedRecords()).isEmpty();
        assertThat(running.failures).isEmpty();
    }

    @Test
    void aFencedProducerIsReportedOnce() {
        // Given
        running.kafka.failing(Fault.FENCED);

        // When
        running.upload(0, 4);

        // Then
        await().until(() -> !running.failures.isEmpty());
        assertThat(running.failures).singleElement().isInstanceOf(FencedException.class);
    }
}

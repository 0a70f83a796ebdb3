package dev.labelstream.classify;

import static dev.labelstream.classify.Samples.arrival;
import static dev.labelstream.classify.Samples.removed;
import static dev.labelstream.classify.Samples.unparsed;
import static dev.labelstream.classify.Samples.uploaded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import dev.labelstream.classify.FakeKafka.Fault;
import dev.labelstream.event.ClassificationFailed;
import dev.labelstream.event.DeadLetter;
import dev.labelstream.event.EventJson;
import dev.labelstream.event.ImageClassified;
import dev.labelstream.event.ImageEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClassifyPipelineTest {
    private static final int BATCH_SIZE = 4;

    private final FakeStore store = new FakeStore();
    private final FakeKafka kafka = new FakeKafka();
    private final FakeModel model = new FakeModel("m1", 2);
    private final ModelSwap models = new ModelSwap();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final ClassifyPipeline pipeline = pipeline();

    @AfterEach
    void stop() throws InterruptedException {
        model.turns.release(1000);
        pipeline.stop();
    }

    @Test
    void everyPhotoIsPublishedOnceInOrder() {
        // Given
        for (int i = 0; i < 50; i++) {
            store.with(i + ".jpg", 2 * i);
        }

        // When
        for (int i = 0; i < 50; i++) {
            pipeline.offer(arrival(i + 1, uploaded(i + ".jpg")));
        }

        // Then
        await().until(() -> kafka.committedOffsets().contains(50L));
        assertThat(predictions()).hasSize(50);
        assertThat(predictions()).extracting(ImageClassified::classIndex).contains(0, 1);
        assertThat(kafka.committedOffsets()).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aBadPhotoCostsOnlyItself() {
        // Given
        store.with("1.jpg", 98)
                .with("bad.jpg", FakePixels.NOT_AN_IMAGE)
                .with("engine.jpg", FakeModel.MAKES_IT_FAIL)
                .with("2.jpg", 3);

        // When
        pipeline.offer(arrival(4, uploaded("bad.jpg"), uploaded("1.jpg"), uploaded("engine.jpg"), uploaded("2.jpg")));

        // Then
        await().until(() -> kafka.committedOffsets().contains(4L));
        assertThat(predictions())
                .extracting(p -> p.image().key(), ImageClassified::label)
                .containsExactlyInAnyOrder(tuple("1.jpg", "dog"), tuple("2.jpg", "cat"));
        assertThat(failed()).extracting(f -> f.image().key()).containsExactlyInAnyOrder("bad.jpg", "engine.jpg");
    }

    @Test
    void aRemovedPhotoIsNullOnBothTopics() {
        // When
        pipeline.offer(arrival(1, removed("1.jpg")));

        // Then
        await().until(() -> kafka.committedOffsets().contains(1L));
        assertThat(kafka.committedRecords())
                .extracting(ProducerRecord::value)
                .containsOnlyNulls()
                .hasSize(2);
    }

    @Test
    void whatCouldNotBeParsedGoesOutInTheSameTransaction() {
        // When
        pipeline.offer(unparsed(1, new DeadLetter("k", "{", "not JSON")));

        // Then
        await().until(() -> kafka.committedOffsets().contains(1L));
        assertThat(kafka.committedRecords())
                .extracting(ProducerRecord::topic)
                .containsExactly("image-events-dead-letter");
    }

    @Test
    void aNotificationOfManyPhotosIsOneTransactionOfManySlices() {
        // Given
        ImageUploads uploads = new ImageUploads(10);

        // When
        pipeline.offer(arrival(1, uploads.events()));

        // Then
        await().until(() -> kafka.committedOffsets().contains(1L));
        assertThat(model.batches).containsExactly(4, 4, 2);
        assertThat(kafka.committedOffsets()).containsExactly(1L);
        assertThat(predictions()).hasSize(10);
    }

    @Test
    void anAbortedTransactionLosesAndRepeatsNothingWhileTheNextBatchIsAlreadyPrepared() {
        // Given
        ImageUploads uploads = new ImageUploads(40);
        kafka.failing(Fault.NONE, Fault.COMMIT_FAILS, Fault.NONE, Fault.COMMIT_FAILS_BUT_TAKES_EFFECT);

        // When
        uploads.offerInBatches();

        // Then
        await().until(() -> kafka.committedOffsets().contains(40L));
        assertThat(kafka.isCalm()).isTrue();
        assertThat(predictions()).hasSize(40).extracting(p -> p.image().key()).doesNotHaveDuplicates();
        assertThat(kafka.committedOffsets()).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void atMostTwoBatchesAreInPreparationWhateverWaits() {
        // Given
        model.blocked();
        ImageUploads uploads = new ImageUploads(200);

        // When
        CompletableFuture<Void> feeding = CompletableFuture.runAsync(uploads::offerInBatches);

        // Then
        await().until(() -> store.fetched.size() == 2 * BATCH_SIZE);
        await().during(Duration.ofMillis(100)).until(() -> store.fetched.size() == 2 * BATCH_SIZE);
        assertThat(feeding).isNotDone();
        assertThat(uploads.offered).isLessThanOrEqualTo(4 * BATCH_SIZE);
    }

    @Test
    void aBatchIsClassifiedByTheModelItWasPreparedFor() {
        // Given
        model.blocked();
        ImageUploads uploads = new ImageUploads(12);
        uploads.offer(0, 8);
        await().until(() -> store.fetched.size() == 8);
        FakeModel larger = new FakeModel("m2", 5);

        // When
        models.swapTo(larger);
        uploads.offer(8, 12);
        model.turns.release(2);

        // Then
        await().until(() -> kafka.committedOffsets().contains(12L));
        assertThat(predictions())
                .extracting(p -> p.model().id())
                .startsWith("m1")
                .endsWith("m2");
        assertThat(model.batches).containsExactly(4, 4);
        assertThat(larger.batches).containsExactly(4);
        await().until(() -> model.isClosed);
    }

    @Test
    void aStoreThatIsDownIsNoFailureOfThePhotos() {
        // Given
        ImageUploads uploads = new ImageUploads(4);
        store.isDown = true;
        uploads.offer(0, 4);
        await().until(() -> store.fetched.size() > 8);

        // When
        store.isDown = false;

        // Then
        await().until(() -> kafka.committedOffsets().contains(4L));
        assertThat(predictions()).hasSize(4);
        assertThat(failed()).isEmpty();
    }

    @Test
    void stoppingWaitsForThePredictionAtHand() throws Exception {
        // Given
        model.blocked();
        new ImageUploads(4).offer(0, 4);
        await().until(() -> model.isRunning);

        // When
        Thread stopping = new Thread(() -> stopQuietly(pipeline));
        stopping.start();
        await().during(Duration.ofMillis(100)).until(stopping::isAlive);
        model.turns.release();
        stopping.join();

        // Then
        assertThat(model.isRunning).isFalse();
        assertThat(failures).isEmpty();
    }

    @Test
    void stoppingDoesNotWaitForAStoreThatIsDown() throws Exception {
        // Given
        store.isDown = true;
        new ImageUploads(4).offer(0, 4);
        await().until(() -> store.fetched.size() > 8);

        // When
        pipeline.stop();

        // Then
        assertThat(kafka.committedRecords()).isEmpty();
        assertThat(failures).isEmpty();
    }

    @Test
    void aFencedProducerIsReportedOnce() {
        // Given
        kafka.failing(Fault.FENCED);
        ImageUploads uploads = new ImageUploads(4);

        // When
        uploads.offer(0, 4);

        // Then
        await().until(() -> !failures.isEmpty());
        assertThat(failures).singleElement().isInstanceOf(FencedException.class);
    }

    private ClassifyPipeline pipeline() {
        models.swapTo(model);
        ClassifyMetrics metrics = Samples.metrics();
        Backoff shortly = new Backoff(Duration.ofMillis(1), Duration.ofMillis(5));
        PhotoReader reader =
                new PhotoReader(store, new FakePixels(), new StorePatience(shortly), 1000, metrics, Samples.CLOCK);
        PredictionTransactions transactions =
                new PredictionTransactions(kafka::connect, kafka, Duration.ofSeconds(10), shortly, Samples.CLOCK);
        ClassifyPipeline built = new ClassifyPipeline(
                new BatchCollector(BATCH_SIZE, Duration.ofMillis(2)),
                BATCH_SIZE,
                new SlicePreparer(reader, models, 2),
                new ImageClassifier(metrics, Samples.CLOCK),
                new OutcomePublisher(new OutcomeRecords(Samples.topics(), "test"), transactions, metrics),
                failures::add);
        built.start();
        return built;
    }

    private List<ImageClassified> predictions() {
        return values("predictions", ImageClassified.class);
    }

    private List<ClassificationFailed> failed() {
        return values("image-failures", ClassificationFailed.class);
    }

    private <T> List<T> values(String topic, Class<T> type) {
        return kafka.committedRecords().stream()
                .filter(record -> record.topic().equals(topic) && record.value() != null)
                .map(record -> EventJson.read(record.value(), type))
                .toList();
    }

    private static void stopQuietly(ClassifyPipeline pipeline) {
        try {
            pipeline.stop();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Photos 0.jpg, 1.jpg, … in the store, with an event each. */
    private final class ImageUploads {
        private final int count;
        private volatile int offered;

        private ImageUploads(int count) {
            this.count = count;
            for (int i = 0; i < count; i++) {
                store.with(i + ".jpg", i % 50);
            }
        }

        private ImageEvent[] events() {
            return events(0, count);
        }

        private ImageEvent[] events(int from, int to) {
            return IntStream.range(from, to).mapToObj(i -> uploaded(i + ".jpg")).toArray(ImageEvent[]::new);
        }

        private CompletionStage<Void> offer(int from, int to) {
            offered = to;
            return pipeline.offer(arrival(to, events(from, to)));
        }

        private void offerInBatches() {
            for (int from = 0; from < count; from += BATCH_SIZE) {
                offer(from, from + BATCH_SIZE).toCompletableFuture().join();
            }
        }
    }
}

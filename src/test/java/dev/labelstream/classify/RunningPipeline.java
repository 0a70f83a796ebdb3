package dev.labelstream.classify;

import static dev.labelstream.classify.Samples.arrival;
import static dev.labelstream.classify.Samples.uploaded;

import dev.labelstream.event.ClassificationFailed;
import dev.labelstream.event.EventJson;
import dev.labelstream.event.ImageClassified;
import dev.labelstream.event.ImageEvent;
import dev.labelstream.event.ModelReference;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/** A running pipeline between a store, a model and a broker that are none. */
final class RunningPipeline {
    static final int BATCH_SIZE = 4;

    final FakeStore store = new FakeStore();
    final FakeKafka kafka = new FakeKafka();
    final FakeModel model = new FakeModel("m1", 2);
    final ModelSwap models = new ModelSwap();
    /** Keys of photos about which there is nothing new to say. */
    final Set<String> said = ConcurrentHashMap.newKeySet();

    final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final ClassifyPipeline pipeline;
    private volatile int offered;

    RunningPipeline() {
        this(Samples.traces());
    }

    RunningPipeline(Traces traces) {
        models.swapTo(model);
        ClassifyMetrics metrics = Samples.metrics();
        Backoff shortly = new Backoff(Duration.ofMillis(1), Duration.ofMillis(5));
        PhotoReader reader =
                new PhotoReader(store, new FakePixels(), new StorePatience(shortly), 1000, metrics, Samples.CLOCK);
        PredictionTransactions transactions =
                new PredictionTransactions(kafka::connect, kafka, Duration.ofSeconds(10), shortly, Samples.CLOCK);
        pipeline = new ClassifyPipeline(
                new BatchCollector(BATCH_SIZE, Duration.ofMillis(2)),
                BATCH_SIZE,
                traces,
                new SlicePreparer(reader, saidBefore(), models, 2),
                new ImageClassifier(metrics, traces, Samples.CLOCK),
                new OutcomePublisher(new OutcomeRecords(Samples.topics(), "test"), transactions, metrics, traces),
                failures::add);
        pipeline.start();
    }

    private SaidBefore saidBefore() {
        return new SaidBefore() {
            @Override
            public boolean isSaid(PhotoChange change, ModelReference model) {
                return said.contains(change.key());
            }

            @Override
            public void close() {}
        };
    }

    void pause(boolean now) {
        pipeline.pause(now);
    }

    CompletionStage<Void> offer(Arrival arrival) {
        return pipeline.offer(arrival);
    }

    /** The photos from.jpg up to before to.jpg, in one poll that ends at offset {@code to}. */
    CompletionStage<Void> upload(int from, int to) {
        return pipeline.offer(arrival(to, uploads(from, to)));
    }

    /** In polls of one batch each, as a consumer does that waits while there is no room. */
    void uploadInBatches(int count) {
        for (int from = 0; from < count; from += BATCH_SIZE) {
            offered = from + BATCH_SIZE;
            upload(from, from + BATCH_SIZE).toCompletableFuture().join();
        }
    }

    /** By {@link #uploadInBatches} so far. */
    int offered() {
        return offered;
    }

    /** Events of photos that it puts into the store. */
    ImageEvent[] uploads(int from, int to) {
        return IntStream.range(from, to)
                .peek(i -> store.with(i + ".jpg", i % 100))
                .mapToObj(i -> uploaded(i + ".jpg"))
                .toArray(ImageEvent[]::new);
    }

    boolean hasCommitted(long offset) {
        return kafka.committedOffsets().contains(offset);
    }

    List<ImageClassified> predictions() {
        return values("predictions", ImageClassified.class);
    }

    List<ClassificationFailed> failed() {
        return values("image-failures", ClassificationFailed.class);
    }

    void stop() {
        try {
            pipeline.stop();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> List<T> values(String topic, Class<T> type) {
        return kafka.committedRecords().stream()
                .filter(record -> record.topic().equals(topic) && record.value() != null)
                .map(record -> EventJson.read(record.value(), type))
                .toList();
    }
}

package dev.labelstream.classify;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Three threads in a row: prepare, infer, publish. While the network runs one slice, the next is prepared and the one
 * before is published. Each hands over and waits while the next is busy, so what is held does not depend on how much
 * waits on the topic.
 */
final class ClassifyPipeline {
    private static final Logger LOG = Logger.getLogger(ClassifyPipeline.class);
    /** A prediction cannot be interrupted, and the process must not end during one: libtorch would crash it. */
    private static final Duration LONGEST_PREDICTION = Duration.ofMinutes(2);
    /** For the transaction at hand; after that, a broker that is gone is not waited for. */
    private static final Duration LONGEST_TRANSACTION = Duration.ofSeconds(5);

    private final BatchCollector collector;
    private final int batchSize;
    private final Traces tracing;
    private final SlicePreparer preparer;
    private final ImageClassifier classifier;
    private final OutcomePublisher publisher;
    private final Consumer<Throwable> onFailure;
    private final BlockingQueue<PreparedSlice> prepared = new ArrayBlockingQueue<>(SlicePreparer.BUFFERS);
    /** Ends with an empty one. */
    private final BlockingQueue<Optional<ClassifiedSlice>> classified = new ArrayBlockingQueue<>(1);

    private final Thread prepare = new Thread(() -> run(this::prepare), "classify-prepare");
    private final Thread infer = new Thread(() -> run(this::infer), "classify-infer");
    private final Thread publish = new Thread(() -> run(this::publish), "classify-publish");
    private volatile boolean isStopping;

    /** @param onFailure told once about what no retry can mend; the pipeline stands still then */
    ClassifyPipeline(
            BatchCollector collector,
            int batchSize,
            Traces tracing,
            SlicePreparer preparer,
            ImageClassifier classifier,
            OutcomePublisher publisher,
            Consumer<Throwable> onFailure) {
        this.collector = collector;
        this.batchSize = batchSize;
        this.tracing = tracing;
        this.preparer = preparer;
        this.classifier = classifier;
        this.publisher = publisher;
        this.onFailure = onFailure;
    }

    /** Ends what an earlier process of this name may have left open, and begins. */
    void start() {
        publisher.open();
        threads().forEach(Thread::start);
    }

    /** @return completes when more may come */
    CompletionStage<Void> offer(Arrival arrival) {
        return collector.offer(arrival);
    }

    /** Batches that have begun are ended; those behind them wait. */
    void pause(boolean now) {
        collector.pause(now);
    }

    /** Ends the prediction and the transaction at hand. What is dropped was not committed, so it is read again at the next start. */
    void stop() throws InterruptedException {
        isStopping = true;
        prepare.interrupt();
        infer.interrupt();
        infer.join(LONGEST_PREDICTION.toMillis());
        publish.join(LONGEST_TRANSACTION.toMillis());
        publish.interrupt();
        preparer.stop();
        for (Thread thread : threads().toList()) {
            thread.join(LONGEST_TRANSACTION.toMillis());
        }
        publisher.close();
    }

    private Stream<Thread> threads() {
        return Stream.of(prepare, infer, publish);
    }

    private void prepare() throws InterruptedException {
        while (!isStopping) {
            for (Slice slice : Slice.of(collector.take(), batchSize, tracing)) {
                prepared.put(preparer.prepare(slice));
            }
        }
    }

    private void infer() throws InterruptedException {
        try {
            while (!isStopping) {
                PreparedSlice slice = prepared.take();
                List<Verdict> verdicts = classifier.classify(slice);
                preparer.release(slice);
                classified.put(Optional.of(new ClassifiedSlice(slice.slice(), verdicts)));
            }
        } finally {
            classified.offer(Optional.empty()); // where it has no room, the publisher is awake anyway
        }
    }

    private void publish() throws InterruptedException {
        for (Optional<ClassifiedSlice> slice = classified.take(); slice.isPresent(); slice = classified.take()) {
            publisher.publish(slice.get());
            if (isStopping) {
                return;
            }
        }
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    private void run(Work work) {
        try {
            work.run();
        } catch (InterruptedException e) {
            LOG.debugf("%s ends", Thread.currentThread().getName());
        } catch (Throwable e) {
            if (!isStopping) {
                onFailure.accept(e);
            }
        }
    }
}

package dev.labelstream.classify;

import dev.labelstream.event.ClassificationFailed;
import dev.labelstream.event.ImageClassified;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** How many photos, in what batches, and where their time goes; all names begin with {@code labelstream.classify}. */
final class ClassifyMetrics {
    private static final String PREFIX = "labelstream.classify.";

    private final MeterRegistry registry;
    private final Timer queue;
    private final Timer fetch;
    private final Timer decode;
    private final Timer infer;
    private final Timer publish;
    private final DistributionSummary batchSize;
    private final Counter dropped;

    ClassifyMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.queue = timer("queue", "From the store's notification until the photo is fetched");
        this.fetch = timer("fetch", "One GET");
        this.decode = timer("decode", "Decoding and resizing one photo");
        this.infer = timer("infer", "One batch through the network");
        this.publish = timer("publish", "One transaction, with its repetitions");
        this.batchSize = DistributionSummary.builder(PREFIX + "batch.size")
                .description("Photos that went through the network together")
                .serviceLevelObjectives(1, 2, 4, 8, 16, 32, 64, 128)
                .register(registry);
        this.dropped = Counter.builder(PREFIX + "dropped")
                .description("Made-up events whose photo had its prediction already")
                .register(registry);
    }

    <T> T fetch(Supplier<T> step) {
        return fetch.record(step);
    }

    <T> T decode(Supplier<T> step) {
        return decode.record(step);
    }

    <T> T infer(int photos, Supplier<T> step) {
        batchSize.record(photos);
        return infer.record(step);
    }

    void published(Duration duration, List<Verdict> verdicts) {
        publish.record(duration);
        verdicts.forEach(this::count);
    }

    /** Clocks of stores may be ahead of ours. */
    void queued(Instant notified, Instant now) {
        Duration delay = Duration.between(notified, now);
        queue.record(delay.isNegative() ? Duration.ZERO : delay);
    }

    void dropped() {
        dropped.increment();
    }

    private void count(Verdict verdict) {
        if (verdict.outcome() instanceof ImageClassified classified) {
            count("classified", "", classified.model().id());
        } else if (verdict.outcome() instanceof ClassificationFailed failed) {
            count("failed", failed.reason().text(), "");
        } else {
            count("gone", "", "");
        }
    }

    private void count(String outcome, String reason, String model) {
        registry.counter(PREFIX + "images", "outcome", outcome, "reason", reason, "model", model)
                .increment();
    }

    private Timer timer(String name, String description) {
        return Timer.builder(PREFIX + name)
                .description(description)
                .publishPercentiles(0.5, 0.99)
                .register(registry);
    }
}

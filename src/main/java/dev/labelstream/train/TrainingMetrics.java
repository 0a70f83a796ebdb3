package dev.labelstream.train;

import dev.labelstream.event.TrainingEvent;
import dev.labelstream.event.TrainingProgressed;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The training this process is at, and how those before ended; all names begin with {@code labelstream.train}. */
@Singleton
class TrainingMetrics {
    private static final String PREFIX = "labelstream.train.";
    private static final List<String> OUTCOMES = List.of("finished", "failed", "cancelled");

    private final MeterRegistry registry;
    private volatile boolean running;
    private volatile TrainingProgressed last;
    private volatile Double accuracy;

    TrainingMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** From now on they are there; what only a running training has is no number. */
    void register() {
        Gauge.builder(PREFIX + "running", this, metrics -> metrics.running ? 1 : 0)
                .description("1 while this process trains")
                .register(registry);
        progress("epoch", "The epoch the training is in, from 1", TrainingProgressed::epoch);
        progress("epochs", "How many epochs it is to have", TrainingProgressed::epochs);
        progress("images", "Photos it has learned from, each as often as it was seen", TrainingProgressed::imagesSeen);
        progress("loss", "Cross-entropy of its last batches, nats", TrainingProgressed::loss);
        Gauge.builder(PREFIX + "accuracy", this, metrics -> metrics.accuracy == null ? Double.NaN : metrics.accuracy)
                .description("Top-1 on the validation photos after its last whole epoch, 0 to 1")
                .register(registry);
        OUTCOMES.forEach(this::ended);
    }

    void begin() {
        running = true;
    }

    void hear(TrainingEvent event) {
        if (event instanceof TrainingProgressed progress) {
            last = progress;
            accuracy = progress.accuracy() == null ? accuracy : progress.accuracy();
        }
    }

    /**
     * Nothing is left of it but how it ended.
     *
     * @param outcome one of finished, failed, cancelled
     */
    void end(String outcome) {
        running = false;
        last = null;
        accuracy = null;
        ended(outcome).increment();
    }

    private void progress(String name, String description, ToDoubleFunction<TrainingProgressed> value) {
        Gauge.builder(PREFIX + name, this, metrics -> metrics.value(value))
                .description(description)
                .register(registry);
    }

    private double value(ToDoubleFunction<TrainingProgressed> value) {
        TrainingProgressed progress = last;
        return progress == null ? Double.NaN : value.applyAsDouble(progress);
    }

    private Counter ended(String outcome) {
        return registry.counter(PREFIX + "trainings", "outcome", outcome);
    }
}

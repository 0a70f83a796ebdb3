package dev.labelstream.aggregate.sweep;

import dev.labelstream.event.SweepFinished;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** What sweeps found, since the start of this process; all names begin with {@code labelstream.aggregate.sweep}. */
final class SweepMetrics {
    private static final String PREFIX = "labelstream.aggregate.sweep.";

    private final MeterRegistry registry;

    SweepMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** From now on they are there, all zero. */
    void begin() {
        time();
        count("missing", 0);
        count("stale", 0);
        count("gone", 0);
        failed(0);
    }

    void count(SweepFinished sweep) {
        time().record(Duration.between(sweep.startedAt(), sweep.at()));
        count("missing", sweep.missing());
        count("stale", sweep.stale());
        count("gone", sweep.gone());
        failed(sweep.problem() == null ? 0 : 1);
    }

    private Timer time() {
        return Timer.builder(PREFIX + "time").description("One sweep").register(registry);
    }

    private void count(String kind, long found) {
        registry.counter(PREFIX + "findings", "kind", kind).increment(found);
    }

    private void failed(int sweeps) {
        registry.counter(PREFIX + "failures").increment(sweeps);
    }
}

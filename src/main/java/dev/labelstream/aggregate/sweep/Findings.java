package dev.labelstream.aggregate.sweep;

import dev.labelstream.event.SweepFinished;
import java.time.Instant;

/** What a sweep has found so far. */
final class Findings {
    private final Instant startedAt;
    long photos;
    long missing;
    long stale;
    long gone;
    long spared;

    Findings(Instant startedAt) {
        this.startedAt = startedAt;
    }

    Instant startedAt() {
        return startedAt;
    }

    /** @param problem why the sweep did not get to its end; null when it did */
    SweepFinished finished(String instance, String problem, Instant at) {
        return new SweepFinished(instance, photos, missing, stale, gone, spared, problem, startedAt, at);
    }
}

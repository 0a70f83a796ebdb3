package dev.labelstream.aggregate.sweep;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** A line every ten seconds, so that who waits for a long sweep sees how far it is. */
final class SweepProgress {
    private static final long EVERY = Duration.ofSeconds(10).toNanos();

    private final long before;
    private final LongSupplier nanos;
    private final Consumer<String> line;
    private final long startedAt;
    private long toldAt;

    /** @param before photos there were at the last sweep, 0 if that is not known */
    SweepProgress(long before, LongSupplier nanos, Consumer<String> line) {
        this.before = before;
        this.nanos = nanos;
        this.line = line;
        startedAt = nanos.getAsLong();
        toldAt = startedAt;
    }

    /** @param photos compared so far */
    void at(long photos) {
        long now = nanos.getAsLong();
        if (now - toldAt >= EVERY) {
            toldAt = now;
            line.accept("a sweep has compared %d photos%s in %d s"
                    .formatted(
                            photos, before > photos ? " of about " + before : "", (now - startedAt) / 1_000_000_000));
        }
    }
}

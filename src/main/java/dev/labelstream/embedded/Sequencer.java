package dev.labelstream.embedded;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** Numbers changes in the order they happened, over restarts too: the time in nanoseconds, never the same twice. */
final class Sequencer {
    private final Clock clock;
    private final AtomicLong last = new AtomicLong();

    Sequencer(Clock clock) {
        this.clock = clock;
    }

    /** Sixteen hexadecimal digits, as MinIO's; text order is number order. */
    String next() {
        Instant now = clock.instant();
        long nanos = now.getEpochSecond() * 1_000_000_000L + now.getNano();
        return String.format(Locale.ROOT, "%016X", last.accumulateAndGet(nanos, (was, is) -> Math.max(was + 1, is)));
    }
}

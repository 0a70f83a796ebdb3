package dev.labelstream.dashboard;

import java.time.Duration;

/** How many predictions there were, and how many a second lately. */
final class PredictionRate {
    private static final int SECONDS = 10;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    /** Predictions of the last seconds, each at its second modulo their number. */
    private final long[] buckets = new long[SECONDS];

    private final long[] seconds = new long[SECONDS];
    private long total;

    synchronized void count(long nanoTime) {
        long second = Math.floorDiv(nanoTime, SECOND);
        int bucket = Math.floorMod(second, SECONDS);
        if (seconds[bucket] != second) {
            seconds[bucket] = second;
            buckets[bucket] = 0;
        }
        buckets[bucket]++;
        total++;
    }

    synchronized long total() {
        return total;
    }

    /** Mean of the last ten seconds. */
    synchronized double perSecond(long nanoTime) {
        long now = Math.floorDiv(nanoTime, SECOND);
        long recent = 0;
        for (int i = 0; i < SECONDS; i++) {
            recent += now - seconds[i] < SECONDS ? buckets[i] : 0;
        }
        return recent / (double) SECONDS;
    }
}

package dev.labelstream.classify;

import java.time.Duration;

/** How long to wait before trying again: twice as long each time, up to a limit. */
final class Backoff {
    private final Duration first;
    private final Duration longest;

    Backoff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
    }

    /** @param attempt the one that failed, from 1 */
    Duration after(int attempt) {
        Duration pause = first.multipliedBy(1L << Math.min(attempt - 1, 20));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}

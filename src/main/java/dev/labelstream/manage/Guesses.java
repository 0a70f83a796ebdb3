package dev.labelstream.manage;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Wrong passwords, by the address they came from. Everybody mistypes; who goes on has to wait after each guess, longer
 * each time, so that a password cannot be found by trying. Kept in this process alone.
 */
@Singleton
class Guesses {
    static final int FREE = 10;
    static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration FORGOTTEN = Duration.ofMinutes(10);
    private static final int MOST_ADDRESSES = 10_000;

    private final Clock clock;
    private final Map<String, Wrong> byAddress = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Wrong> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    private record Wrong(int count, Instant last) {}

    @Inject
    Guesses() {
        this(Clock.systemUTC());
    }

    Guesses(Clock clock) {
        this.clock = clock;
    }

    /** Until the next password from there is looked at; zero when that is now. */
    synchronized Duration pause(String address) {
        Wrong wrong = byAddress.get(address);
        if (wrong == null || wrong.count() < FREE) {
            return Duration.ZERO;
        }
        int more = Math.min(wrong.count() - FREE, 6);
        Duration pause = Duration.ofSeconds(1L << more);
        Duration left =
                Duration.between(clock.instant(), wrong.last().plus(pause.compareTo(LONGEST) < 0 ? pause : LONGEST));
        return left.isNegative() ? Duration.ZERO : left;
    }

    synchronized void wrong(String address) {
        Instant now = clock.instant();
        Wrong before = byAddress.remove(address); // the latest go to the end
        boolean goesOn = before != null && before.last().plus(FORGOTTEN).isAfter(now);
        byAddress.put(address, new Wrong(goesOn ? before.count() + 1 : 1, now));
    }

    synchronized void right(String address) {
        byAddress.remove(address);
    }
}

package dev.labelstream.manage;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Who has logged in at the page. Kept in this process alone: after a restart everybody logs in again. */
@Singleton
class Sessions {
    static final Duration LIFE = Duration.ofHours(12);
    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Instant> ends = new ConcurrentHashMap<>();
    private final Clock clock;

    @Inject
    Sessions() {
        this(Clock.systemUTC());
    }

    Sessions(Clock clock) {
        this.clock = clock;
    }

    /** @return what the browser shows from now on, for {@link #LIFE} */
    String open() {
        Instant now = clock.instant();
        ends.values().removeIf(end -> !end.isAfter(now));
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        ends.put(token, now.plus(LIFE));
        return token;
    }

    boolean isOpen(String token) {
        Instant end = ends.get(token);
        return end != null && end.isAfter(clock.instant());
    }

    void close(String token) {
        ends.remove(token);
    }
}

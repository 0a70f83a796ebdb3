package dev.labelstream.event;

import java.util.Objects;

/**
 * A record of {@code image-events} that no parser understood, kept as it came.
 *
 * @param key record key, may be null
 * @param value record value, may be null
 * @param reason one line, goes into the {@code dead-letter-reason} header
 */
public record DeadLetter(String key, String value, String reason) {
    public DeadLetter {
        Objects.requireNonNull(reason, "reason");
    }
}

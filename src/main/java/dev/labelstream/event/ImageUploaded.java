package dev.labelstream.event;

import java.time.Instant;
import java.util.Objects;

/**
 * A photo was written, whichever way.
 *
 * @param eTag as notified; a hint only, the truth is the GET's
 * @param size bytes as notified, -1 where the store did not say
 * @param origin whoever handles an event that no store sent drops it where there is nothing new to say
 */
public record ImageUploaded(
        String bucket, String key, String eTag, String sequencer, long size, Instant at, Origin origin)
        implements ImageEvent {
    public ImageUploaded {
        Objects.requireNonNull(bucket, "bucket");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(origin, "origin");
    }

    /** As a store told it. */
    public ImageUploaded(String bucket, String key, String eTag, String sequencer, long size, Instant at) {
        this(bucket, key, eTag, sequencer, size, at, Origin.STORE);
    }

    public boolean isMadeUp() {
        return origin != Origin.STORE;
    }
}

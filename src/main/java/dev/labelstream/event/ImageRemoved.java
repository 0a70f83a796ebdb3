package dev.labelstream.event;

import java.time.Instant;
import java.util.Objects;

/** A photo was deleted; whether it is really gone only the store can say. */
public record ImageRemoved(String bucket, String key, String sequencer, Instant at) implements ImageEvent {
    public ImageRemoved {
        Objects.requireNonNull(bucket, "bucket");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(at, "at");
    }
}

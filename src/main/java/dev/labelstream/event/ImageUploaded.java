package dev.labelstream.event;

import java.time.Instant;
import java.util.Objects;

/**
 * A photo was written, whichever way.
 *
 * @param eTag as notified; a hint only, the truth is the GET's
 * @param size bytes as notified, -1 where the store did not say
 */
public record ImageUploaded(String bucket, String key, String eTag, String sequencer, long size, Instant at)
        implements ImageEvent {
    public ImageUploaded {
        Objects.requireNonNull(bucket, "bucket");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(at, "at");
    }
}

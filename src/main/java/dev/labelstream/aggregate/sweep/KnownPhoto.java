package dev.labelstream.aggregate.sweep;

import dev.labelstream.event.FailureReason;
import dev.labelstream.storage.ListedObject;
import java.time.Instant;
import java.util.Objects;

/**
 * A photo that has a result.
 *
 * @param eTag of the bytes it is about; null where they were not read
 * @param size bytes, as far as known
 * @param failure why it has no label; null when it has one
 * @param uploadedAt as the store told it, or else {@code at}
 * @param at of the result
 */
public record KnownPhoto(String key, String eTag, long size, FailureReason failure, Instant uploadedAt, Instant at) {
    public KnownPhoto {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(uploadedAt, "uploadedAt");
        Objects.requireNonNull(at, "at");
    }

    /** Whether looking at the object again would tell nothing new. */
    boolean isAbout(ListedObject object) {
        if (eTag != null) {
            return eTag.equals(object.eTag());
        }
        return failure == FailureReason.UNSUPPORTED_FORMAT
                || (failure == FailureReason.TOO_LARGE && size == object.size());
    }

    /** Whether the result says already that there is no such object. */
    boolean isKnownToBeGone() {
        return failure == FailureReason.MISSING;
    }
}

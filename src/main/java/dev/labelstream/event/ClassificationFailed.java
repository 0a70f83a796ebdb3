package dev.labelstream.event;

import java.time.Instant;
import java.util.Objects;

/**
 * A photo has no label.
 *
 * @param message one line for the person who uploaded it, with the mend where there is one
 * @param attempts how often it was tried
 */
public record ClassificationFailed(
        StoredImage image, FailureReason reason, String message, int attempts, Instant failedAt)
        implements ClassificationOutcome {
    public ClassificationFailed {
        Objects.requireNonNull(image, "image");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(failedAt, "failedAt");
    }
}

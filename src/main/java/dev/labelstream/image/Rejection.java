package dev.labelstream.image;

import dev.labelstream.event.FailureReason;
import java.util.Objects;

/**
 * Why a photo cannot be used.
 *
 * @param message one line for the person who uploaded it, with the mend where there is one
 */
public record Rejection(FailureReason reason, String message) implements Decoded {
    public Rejection {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(message, "message");
    }

    static Rejection notAnImage(String message) {
        return new Rejection(FailureReason.NOT_AN_IMAGE, message);
    }

    static Rejection tooLarge(String message) {
        return new Rejection(FailureReason.TOO_LARGE, message);
    }

    static Rejection unsupported(String message) {
        return new Rejection(FailureReason.UNSUPPORTED_FORMAT, message);
    }
}

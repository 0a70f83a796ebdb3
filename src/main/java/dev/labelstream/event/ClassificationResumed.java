package dev.labelstream.event;

import java.time.Instant;
import java.util.Objects;

/** Notifications are taken again, from where they were left. */
public record ClassificationResumed(Instant at) implements ControlEvent {
    public ClassificationResumed {
        Objects.requireNonNull(at, "at");
    }

    @Override
    public String recordKey() {
        return ClassificationPaused.KEY;
    }
}

package dev.labelstream.event;

import java.time.Instant;
import java.util.Objects;

/** From the next batch on nothing is classified, in no process, until {@link ClassificationResumed}. */
public record ClassificationPaused(Instant at) implements ControlEvent {
    /** Record key of the pause and of its end. */
    public static final String KEY = "pause";

    public ClassificationPaused {
        Objects.requireNonNull(at, "at");
    }

    @Override
    public String recordKey() {
        return KEY;
    }
}

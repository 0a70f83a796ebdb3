package dev.labelstream.event;

import java.time.Instant;
import java.util.Objects;

/** The photos of a folder that the active model has not labelled are to be labelled by it. */
public record RescoreRequested(String folder, Instant at) implements ControlEvent {
    public RescoreRequested {
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(at, "at");
    }

    @Override
    public String recordKey() {
        return "rescore";
    }
}

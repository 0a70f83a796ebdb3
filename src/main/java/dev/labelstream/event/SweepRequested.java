package dev.labelstream.event;

import java.time.Instant;
import java.util.Objects;

/** Somebody wants the bucket of photos compared with the results now. */
public record SweepRequested(Instant at) implements ControlEvent {
    public SweepRequested {
        Objects.requireNonNull(at, "at");
    }

    @Override
    public String recordKey() {
        return "sweep";
    }
}

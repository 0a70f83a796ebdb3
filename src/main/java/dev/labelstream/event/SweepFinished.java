package dev.labelstream.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Objects;

/**
 * The bucket of photos was compared with the results; for what did not agree, events were made up.
 *
 * @param instance the process that did it
 * @param photos in the bucket
 * @param missing photos without a result
 * @param stale photos whose result is about former bytes
 * @param gone results whose photo is not in the bucket
 * @param spared left alone, because their event still waits or they changed just now
 * @param problem why it did not get to the end; null when it did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SweepFinished(
        String instance,
        long photos,
        long missing,
        long stale,
        long gone,
        long spared,
        String problem,
        Instant startedAt,
        Instant at)
        implements ControlEvent {
    public SweepFinished {
        Objects.requireNonNull(instance, "instance");
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(at, "at");
    }

    @Override
    public String recordKey() {
        return "sweep-finished";
    }
}

package dev.labelstream.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Objects;

/**
 * Photos that got a reason instead of a label are to be tried again.
 *
 * @param folder of the photos; null for all folders
 * @param reason they got; null for every reason
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReplayRequested(String folder, FailureReason reason, Instant at) implements ControlEvent {
    public ReplayRequested {
        Objects.requireNonNull(at, "at");
    }

    @Override
    public String recordKey() {
        return "replay";
    }
}

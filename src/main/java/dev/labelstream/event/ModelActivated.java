package dev.labelstream.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Objects;

/**
 * From the next batch on, this model classifies.
 *
 * @param previous id of the model before it, for the way back; null at first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelActivated(String id, String architecture, String previous, Instant activatedAt) {
    /** The only record key of {@code model-activations}. */
    public static final String KEY = "active";

    public ModelActivated {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(architecture, "architecture");
        Objects.requireNonNull(activatedAt, "activatedAt");
    }
}

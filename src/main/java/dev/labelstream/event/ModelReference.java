package dev.labelstream.event;

import java.util.Objects;

/** The model behind a prediction, down to its bytes. */
public record ModelReference(String id, String architecture, String weightsSha256) {
    public ModelReference {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(architecture, "architecture");
        Objects.requireNonNull(weightsSha256, "weightsSha256");
    }
}

package dev.labelstream.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/** How a training is getting on; {@code type} in the JSON says which. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TrainingStarted.class, name = "TrainingStarted"),
    @JsonSubTypes.Type(value = TrainingProgressed.class, name = "TrainingProgressed"),
    @JsonSubTypes.Type(value = TrainingFinished.class, name = "TrainingFinished"),
    @JsonSubTypes.Type(value = TrainingFailed.class, name = "TrainingFailed"),
    @JsonSubTypes.Type(value = TrainingCancelled.class, name = "TrainingCancelled")
})
public sealed interface TrainingEvent
        permits TrainingStarted, TrainingProgressed, TrainingFinished, TrainingFailed, TrainingCancelled {
    /** The training's id. */
    String id();

    Instant at();
}

package dev.labelstream.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/** What somebody at the management port wants of all processes, and what came of it; {@code type} in the JSON says which. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ClassificationPaused.class, name = "ClassificationPaused"),
    @JsonSubTypes.Type(value = ClassificationResumed.class, name = "ClassificationResumed"),
    @JsonSubTypes.Type(value = SweepRequested.class, name = "SweepRequested"),
    @JsonSubTypes.Type(value = SweepFinished.class, name = "SweepFinished"),
    @JsonSubTypes.Type(value = RescoreRequested.class, name = "RescoreRequested"),
    @JsonSubTypes.Type(value = ReplayRequested.class, name = "ReplayRequested")
})
public sealed interface ControlEvent
        permits ClassificationPaused,
                ClassificationResumed,
                SweepRequested,
                SweepFinished,
                RescoreRequested,
                ReplayRequested {
    /** The record key: of the events that share one, only the last counts in the end. */
    String recordKey();

    Instant at();
}

package dev.labelstream.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** When a newly trained model takes over. */
public enum ActivationRule {
    /** When its top-1 accuracy on the validation photos is at least the active model's on the same photos. */
    @JsonProperty("if-better")
    IF_BETTER,
    @JsonProperty("always")
    ALWAYS,
    @JsonProperty("never")
    NEVER
}

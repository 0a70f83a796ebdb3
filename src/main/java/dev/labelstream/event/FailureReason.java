package dev.labelstream.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Why a photo has no label. */
public enum FailureReason {
    /** The bytes are no picture, or only part of one. */
    @JsonProperty("not-an-image")
    NOT_AN_IMAGE,
    /** More bytes or pixels than {@code labelstream.image.max-size} and {@code max-pixels} allow. */
    @JsonProperty("too-large")
    TOO_LARGE,
    /** Notified, but gone from the store before it could be read. */
    @JsonProperty("missing")
    MISSING,
    /** The key's ending, or the picture's format, is none that is read. */
    @JsonProperty("unsupported-format")
    UNSUPPORTED_FORMAT,
    /** The network failed on this photo. */
    @JsonProperty("engine")
    ENGINE;

    /** As it is written in events. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

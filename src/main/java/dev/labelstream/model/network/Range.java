package dev.labelstream.model.network;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/** Smallest and largest value seen at one place of a network, and how they become a byte. */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
@JsonPropertyOrder({"least", "most"})
public record Range(float least, float most) {
    private static final int STEPS = 255;

    public Range {
        if (!Float.isFinite(least) || !Float.isFinite(most) || least > most) {
            throw new IllegalArgumentException("no values lie from %s to %s".formatted(least, most));
        }
    }

    public Range and(Range other) {
        return new Range(Math.min(least, other.least), Math.max(most, other.most));
    }

    /** What a step of the byte stands for. Zero is always in the range. */
    double scale() {
        return Math.max(1e-12, (Math.max(0.0, most) - Math.min(0.0, least)) / STEPS);
    }

    /** The byte that stands for zero: 0 behind a relu. */
    int zero() {
        return (int) Math.rint(-Math.min(0.0, least) / scale());
    }
}

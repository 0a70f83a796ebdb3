package dev.labelstream.train;

import java.util.Arrays;
import java.util.Locale;

/** A set of defaults. */
public enum Recipe {
    /** Random crops and flips, a one-cycle rate, label smoothing: the best network for the time. */
    DEFAULT,
    /** Plain Adam on whole photos, labels {@code cat,*}: the course's loop. */
    HOMEWORK;

    public static Recipe of(String name) {
        return Arrays.stream(values())
                .filter(r -> r.id().equals(name))
                .findFirst()
                .orElseThrow(() -> new TrainingException("recipe '" + name + "' is unknown: use default or homework"));
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dev.labelstream.event;

import java.util.Arrays;
import java.util.Locale;

/** Who said that a photo changed: its store, or this program, which makes events up where the store's did not arrive or did not suffice. */
public enum Origin {
    STORE,
    SWEEP,
    RESCORE,
    REPLAY;

    /** The {@code source} of a notification; a store's own is an object, or is not there. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param source text, or null */
    public static Origin of(String source) {
        return Arrays.stream(values())
                .filter(origin -> origin.text().equals(source))
                .findFirst()
                .orElse(STORE);
    }
}

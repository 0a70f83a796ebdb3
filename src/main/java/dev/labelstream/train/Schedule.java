package dev.labelstream.train;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** How the learning rate goes over the steps of a training. */
public enum Schedule {
    /** From a tenth of the highest up and down again to a ten-thousandth (Smith 2017, PyTorch's {@code OneCycleLR}). */
    ONE_CYCLE(0.2) {
        @Override
        double share(double progress, double warmUp) {
            return progress < warmUp
                    ? cosine(0.1, 1, progress / warmUp)
                    : cosine(1, 1e-4, (progress - warmUp) / (1 - warmUp));
        }
    },
    /** Up from nearly nothing along a line, then down along a cosine. */
    COSINE(0.05) {
        @Override
        double share(double progress, double warmUp) {
            return progress < warmUp
                    ? Math.max(1e-4, progress / warmUp)
                    : cosine(1, 1e-4, (progress - warmUp) / (1 - warmUp));
        }
    },
    /** The same all the way. */
    CONSTANT(0) {
        @Override
        double share(double progress, double warmUp) {
            return 1;
        }
    };

    private final double warmUp;

    Schedule(double warmUp) {
        this.warmUp = warmUp;
    }

    public static Schedule of(String name) {
        return Arrays.stream(values())
                .filter(s -> s.id().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new TrainingException("schedule '" + name + "' is unknown: use one-cycle, cosine or constant"));
    }

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Share of the steps in which the rate rises, where nothing else is said. */
    double warmUp() {
        return warmUp;
    }

    /**
     * The rate as a share of the highest.
     *
     * @param progress from 0 at the first step to 1 at the last
     */
    abstract double share(double progress, double warmUp);

    private static double cosine(double from, double to, double progress) {
        return to + (from - to) * (1 + Math.cos(Math.PI * progress)) / 2;
    }
}

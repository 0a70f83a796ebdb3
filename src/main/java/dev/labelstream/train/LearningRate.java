package dev.labelstream.train;

/**
 * The rate of each step: a tenth of the highest, up to it within a fifth of the steps, down to a ten-thousandth along a
 * cosine (Smith 2017, PyTorch's {@code OneCycleLR}); or the same all the way.
 */
record LearningRate(double highest, boolean oneCycle, long steps) {
    private static final double RISING = 0.2;

    /** @param step from 0 */
    double at(long step) {
        if (!oneCycle) {
            return highest;
        }
        double progress = step / (double) Math.max(1, steps - 1);
        return progress < RISING
                ? between(highest / 10, highest, progress / RISING)
                : between(highest, highest / 10_000, (progress - RISING) / (1 - RISING));
    }

    private static double between(double from, double to, double progress) {
        return to + (from - to) * (1 + Math.cos(Math.PI * progress)) / 2;
    }
}

package dev.labelstream.train.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * One side of a chart.
 *
 * @param least value at its beginning
 * @param most value at its end
 * @param step between two ticks: 1, 2 or 5 times a power of ten
 */
record Axis(double least, double most, double step) {
    private static final int TICKS = 5;

    /** Round numbers around all values. */
    static Axis around(DoubleStream values) {
        double[] sorted = values.filter(Double::isFinite).sorted().toArray();
        double low = sorted.length == 0 ? 0 : sorted[0];
        double high = sorted.length == 0 ? 1 : sorted[sorted.length - 1];
        boolean flat = high - low < 1e-9 * Math.max(1, Math.abs(high));
        double span = !flat ? high - low : high == 0 ? 1 : Math.abs(high) / 10;
        double step = nice(span / TICKS);
        return new Axis(Math.floor(low / step + 1e-9) * step, Math.ceil(high / step - 1e-9) * step, step).notEmpty();
    }

    private Axis notEmpty() {
        return most > least ? this : new Axis(least - step, least + step, step);
    }

    private static double nice(double step) {
        double power = Math.pow(10, Math.floor(Math.log10(step)));
        double lead = step / power;
        return power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
    }

    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        for (int i = 0; least + i * step <= most + step / 2; i++) {
            ticks.add(least + i * step);
        }
        return ticks;
    }

    /** From 0 at the beginning to 1 at the end. */
    double share(double value) {
        return (value - least) / (most - least);
    }

    /** With as many digits as tell two ticks apart. */
    String label(double tick) {
        int digits = Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9));
        return digits > 4 && tick != 0
                ? String.format(Locale.ROOT, "%.1e", tick)
                : String.format(Locale.ROOT, "%." + Math.min(digits, 4) + "f", tick);
    }
}

package dev.labelstream.train.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Curves over the epochs, as SVG whose colours are the page's. Drawn small, so that its text stays readable on a phone. */
final class LineChart {
    private static final int WIDTH = 420;
    private static final int HEIGHT = 240;
    private static final int LEFT = 52;
    private static final int RIGHT = 12;
    private static final int TOP = 12;
    private static final int BOTTOM = 38;
    private static final int MOST_POINTS = 300;

    private final StringBuilder svg = new StringBuilder();
    private final Axis x;
    private final Axis y;

    /**
     * A curve.
     *
     * @param style class of its line: {@code first} or {@code second}
     */
    record Curve(String name, String style, double[] x, double[] y) {
        /** Neighbours are averaged until few enough are left to see. */
        Curve thinned() {
            int group = (x.length + MOST_POINTS - 1) / MOST_POINTS;
            if (group <= 1) {
                return this;
            }
            int points = (x.length + group - 1) / group;
            double[] fewX = new double[points];
            double[] fewY = new double[points];
            for (int p = 0; p < points; p++) {
                int from = p * group;
                int to = Math.min(x.length, from + group);
                for (int i = from; i < to; i++) {
                    fewX[p] += x[i] / (to - from);
                    fewY[p] += y[i] / (to - from);
                }
            }
            return new Curve(name, style, fewX, fewY);
        }
    }

    private LineChart(Axis x, Axis y) {
        this.x = x;
        this.y = y;
    }

    /** @param title for those who cannot see it */
    static String svg(String title, Axis x, Axis y, List<Curve> curves) {
        LineChart chart = new LineChart(x, y);
        chart.open(title);
        chart.grid();
        curves.forEach(curve -> chart.curve(curve.thinned()));
        return chart.svg.append("</svg>").toString();
    }

    private void open(String title) {
        add("<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">", WIDTH, HEIGHT, title);
    }

    private void grid() {
        for (double tick : y.ticks()) {
            add(
                    "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%3$.1f\" y2=\"%3$.1f\"/>",
                    LEFT, WIDTH - RIGHT, down(tick));
            add("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>", LEFT - 6, down(tick) + 4, y.label(tick));
        }
        for (double tick : x.ticks()) {
            add(
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                    across(tick), HEIGHT - BOTTOM + 18, x.label(tick));
        }
        add("<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">epoch</text>", (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 4);
    }

    private void curve(Curve curve) {
        List<String> points = new ArrayList<>();
        for (int i = 0; i < curve.x().length; i++) {
            points.add(String.format(Locale.ROOT, "%.1f,%.1f", across(curve.x()[i]), down(curve.y()[i])));
        }
        add("<polyline class=\"%s\" points=\"%s\"/>", curve.style(), String.join(" ", points));
        if (points.size() <= 40) {
            for (int i = 0; i < curve.x().length; i++) {
                add(
                        "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"2.5\"/>",
                        curve.style(), across(curve.x()[i]), down(curve.y()[i]));
            }
        }
    }

    private double across(double value) {
        return LEFT + x.share(value) * (WIDTH - LEFT - RIGHT);
    }

    private double down(double value) {
        return HEIGHT - BOTTOM - y.share(value) * (HEIGHT - TOP - BOTTOM);
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }
}

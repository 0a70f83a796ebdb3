package dev.labelstream.train.report;

import dev.labelstream.train.Evaluation;
import java.util.List;
import java.util.Locale;

/** How often a model is right when it says it is so sure: bars on the diagonal are honest. As SVG in the page's colours. */
final class ReliabilityChart {
    private static final int WIDTH = 420;
    private static final int HEIGHT = 330;
    private static final int LEFT = 52;
    private static final int RIGHT = 22;
    private static final int TOP = 12;
    private static final int SIDE = 230;
    private static final int COUNTS_TOP = TOP + SIDE + 8;
    private static final int COUNTS = 36;

    private final StringBuilder svg = new StringBuilder();

    private ReliabilityChart() {}

    static String svg(String title, List<Evaluation.Bin> bins) {
        ReliabilityChart chart = new ReliabilityChart();
        chart.add("<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">", WIDTH, HEIGHT, title);
        chart.grid();
        long most = bins.stream().mapToLong(Evaluation.Bin::images).max().orElse(1);
        bins.forEach(bin -> chart.bar(bin, most));
        chart.add("<line class=\"ideal\" x1=\"%d\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%d\"/>", LEFT, down(0), across(1), TOP);
        return chart.svg.append("</svg>").toString();
    }

    private void grid() {
        for (int tick = 0; tick <= 100; tick += 20) {
            double share = tick / 100.0;
            add(
                    "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%3$.1f\" y2=\"%3$.1f\"/>",
                    LEFT, WIDTH - RIGHT, down(share));
            add("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%d %%</text>", LEFT - 6, down(share) + 4, tick);
            add(
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d %%</text>",
                    across(share), COUNTS_TOP + COUNTS + 16, tick);
        }
        add(
                "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">confidence; below: how many photos</text>",
                across(0.5), HEIGHT - 4);
    }

    private void bar(Evaluation.Bin bin, long most) {
        double width = across(1.0 / Evaluation.BINS) - across(0);
        double left =
                across(Math.min(Evaluation.BINS - 1, Math.floor(bin.confidence() * Evaluation.BINS)) / Evaluation.BINS);
        double top = down(bin.accuracy());
        add(
                "<rect class=\"bar\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"><title>",
                left + 1, top, width - 2, down(0) - top);
        add(
                "%d photos, confidence %.1f %%, right %.1f %%</title></rect>",
                bin.images(), 100 * bin.confidence(), 100 * bin.accuracy());
        double count = Math.max(1, (double) COUNTS * bin.images() / most);
        add(
                "<rect class=\"count\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%.1f\"/>",
                left + 1, COUNTS_TOP, width - 2, count);
    }

    private static double across(double share) {
        return LEFT + share * (WIDTH - LEFT - RIGHT);
    }

    private static double down(double share) {
        return TOP + (1 - share) * SIDE;
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }
}

package dev.labelstream.train.report;

import dev.labelstream.train.Evaluation;
import dev.labelstream.train.report.Page.Cell;
import dev.labelstream.train.report.Page.Confusion;
import dev.labelstream.train.report.Page.Fact;
import dev.labelstream.train.report.Page.Figure;
import dev.labelstream.train.report.Page.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What an evaluation found, in words and tables. */
final class Findings {
    private static final double NORMAL_95 = 1.959964;

    private final List<String> labels;
    private final Evaluation evaluation;

    Findings(List<String> labels, Evaluation evaluation) {
        this.labels = labels;
        this.evaluation = evaluation;
    }

    String summary() {
        long right = Math.round(evaluation.accuracy() * evaluation.images());
        return text(
                "%,d of %,d photos are classified right, %.2f\u00a0%%.", right, evaluation.images(), percent(right));
    }

    List<Fact> headline() {
        return List.of(
                new Fact("accuracy", text("%.2f\u00a0%%", 100 * evaluation.accuracy()), interval()),
                new Fact("loss", text("%.4f", evaluation.loss()), "cross-entropy, nats"),
                new Fact(
                        "calibration error",
                        text("%.2f\u00a0%%", 100 * evaluation.calibrationError()),
                        "expected, " + Evaluation.BINS + " bins"));
    }

    Confusion confusion() {
        List<Row> rows = new ArrayList<>();
        for (int truth = 0; truth < labels.size(); truth++) {
            long[] counts = evaluation.confusion()[truth];
            long all = Arrays.stream(counts).sum();
            List<Cell> cells = new ArrayList<>();
            for (int answer = 0; answer < counts.length; answer++) {
                cells.add(new Cell(
                        text("%,d", counts[answer]), 100 * counts[answer] / Math.max(1, all), answer == truth));
            }
            rows.add(new Row(labels.get(truth), cells, share(counts[truth], all)));
        }
        return new Confusion(labels, rows, precision());
    }

    Figure reliability() {
        String caption = text(
                "When the model is as sure as the bar is far to the right, it is right as often as the bar is high."
                        + " On the dashed line it is honest; the mean distance is %.2f\u00a0%%.",
                100 * evaluation.calibrationError());
        return new Figure(
                "Reliability",
                ReliabilityChart.svg("Accuracy against confidence", evaluation.reliability()),
                List.of(),
                caption);
    }

    private List<String> precision() {
        List<String> precision = new ArrayList<>();
        for (int answer = 0; answer < labels.size(); answer++) {
            long all = 0;
            for (long[] row : evaluation.confusion()) {
                all += row[answer];
            }
            precision.add(share(evaluation.confusion()[answer][answer], all));
        }
        return precision;
    }

    /** Wilson's interval: it holds for few photos and for accuracies near 1 as well. */
    private String interval() {
        double n = Math.max(1, evaluation.images());
        double p = evaluation.accuracy();
        double z2 = NORMAL_95 * NORMAL_95 / n;
        double centre = (p + z2 / 2) / (1 + z2);
        double half = NORMAL_95 * Math.sqrt(p * (1 - p) / n + z2 / 4 / n) / (1 + z2);
        return text(
                "95\u00a0%% sure: %.1f to %.1f\u00a0%%",
                100 * Math.max(0, centre - half), 100 * Math.min(1, centre + half));
    }

    private double percent(long count) {
        return 100.0 * count / Math.max(1, evaluation.images());
    }

    private static String share(long part, long all) {
        return all == 0 ? "–" : text("%.1f\u00a0%%", 100.0 * part / all);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}

package dev.labelstream.train.report;

import dev.labelstream.train.report.LineChart.Curve;
import dev.labelstream.train.report.Page.Epoch;
import dev.labelstream.train.report.Page.Figure;
import dev.labelstream.train.report.Page.Legend;
import dev.labelstream.train.report.TrainingLog.Point;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** Draws how a training went. */
final class Curves {
    private static final String LOSS = "Cross-entropy in nats; label smoothing and crops make the training's larger.";

    private final List<Point> points;
    private final List<Point> ends;
    private final double imagesInEpoch;
    private final Axis epochs;

    /** @param points one or more */
    Curves(List<Point> points) {
        this.points = points;
        this.ends = points.stream().filter(point -> point.heldOutLoss() != null).toList();
        Point last = points.get(points.size() - 1);
        imagesInEpoch = Math.max(1, (double) last.images() / last.epoch());
        Axis fitted = Axis.around(DoubleStream.of(0, last.epoch()));
        epochs = new Axis(0, Math.max(1, last.epoch()), Math.max(1, fitted.step()));
    }

    List<Figure> figures() {
        Curve loss = curve("training", "first", points, Point::loss);
        Curve rate = curve("learning rate", "first", points, Point::learningRate);
        Figure rates = figure("Learning rate", true, List.of(rate), "Of the step before each report.");
        if (ends.isEmpty()) {
            return List.of(figure("Loss", false, List.of(loss), LOSS), rates);
        }
        Curve heldOutLoss = curve("held out", "second", ends, Point::heldOutLoss);
        Curve accuracy = curve("held-out accuracy", "second", ends, end -> 100 * end.heldOutAccuracy());
        return List.of(
                figure("Loss", false, List.of(loss, heldOutLoss), LOSS),
                figure("Accuracy on photos held out, %", false, List.of(accuracy), "At the end of each epoch."),
                rates);
    }

    /** The same as a table. */
    List<Epoch> epochs() {
        return points.stream()
                .filter(this::isLast)
                .map(point -> new Epoch(
                        point.epoch(),
                        text("%.4f", point.loss()),
                        text("%.2e", point.learningRate()),
                        text("%.4f", point.heldOutLoss()),
                        point.heldOutAccuracy() == null ? "" : text("%.2f\u00a0%%", 100 * point.heldOutAccuracy())))
                .toList();
    }

    private boolean isLast(Point point) {
        int next = points.indexOf(point) + 1;
        return next == points.size() || points.get(next).epoch() > point.epoch();
    }

    private Figure figure(String title, boolean fromZero, List<Curve> curves, String caption) {
        DoubleStream values = curves.stream()
                .flatMapToDouble(curve -> DoubleStream.of(curve.thinned().y()));
        Axis y = Axis.around(fromZero ? DoubleStream.concat(DoubleStream.of(0), values) : values);
        List<Legend> legend = curves.size() < 2
                ? List.of()
                : curves.stream()
                        .map(curve -> new Legend(curve.style(), curve.name()))
                        .toList();
        return new Figure(title, LineChart.svg(title + " over the epochs", epochs, y, curves), legend, caption);
    }

    private Curve curve(String name, String style, List<Point> of, ToDoubleFunction<Point> value) {
        return new Curve(
                name,
                style,
                of.stream().mapToDouble(point -> point.images() / imagesInEpoch).toArray(),
                of.stream().mapToDouble(value).toArray());
    }

    private static String text(String format, Double value) {
        return value == null ? "" : String.format(Locale.ROOT, format, value);
    }
}

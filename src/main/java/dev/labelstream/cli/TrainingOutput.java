package dev.labelstream.cli;

import dev.labelstream.event.EventJson;
import dev.labelstream.event.TrainingProgressed;
import dev.labelstream.train.Evaluation;
import dev.labelstream.train.TrainingListener;
import dev.labelstream.train.TrainingProgress;
import dev.labelstream.train.TrainingReport;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Locale;

/** Shows a training, unless it is to be quiet: lines for a person on standard error, or events as JSON lines on standard output. */
final class TrainingOutput implements TrainingListener {
    private final String id;
    private final boolean json;
    private final ProgressOption told;
    private final PrintWriter out;
    private final PrintWriter err;
    private Progress preparing;

    /** @param id of the training, for the events */
    TrainingOutput(String id, boolean json, ProgressOption told, PrintWriter out, PrintWriter err) {
        this.id = id;
        this.json = json;
        this.told = told;
        this.out = out;
        this.err = err;
    }

    @Override
    public void note(String line) {
        err.println(line);
        err.flush();
    }

    @Override
    public void fetched(int photos, int all) {
        prepared("photos fetched", photos, all);
    }

    @Override
    public void decoded(int photos, int all) {
        prepared("photos decoded", photos, all);
    }

    @Override
    public void progressed(TrainingProgress progress) {
        show(progress, null);
    }

    @Override
    public void epochEnded(TrainingProgress progress, Evaluation evaluation) {
        show(progress, evaluation == null ? null : evaluation.accuracy());
    }

    void finished(TrainingReport report) {
        if (json) {
            out.println(EventJson.write(report));
        } else if (report.accuracy() == null) {
            out.printf("%s, no photos held out%n", report.folder());
        } else {
            out.printf(
                    Locale.ROOT,
                    "%s: accuracy %.4f, loss %.4f on %d photos held out%n",
                    report.folder(),
                    report.accuracy(),
                    report.loss(),
                    report.images());
        }
        out.flush();
    }

    private void show(TrainingProgress at, Double accuracy) {
        if (told.isQuiet()) {
            return;
        }
        if (json) {
            out.println(EventJson.write(new TrainingProgressed(
                    id, at.epoch(), at.epochs(), at.imagesSeen(), at.loss(), accuracy, Instant.now())));
            out.flush();
            return;
        }
        note(String.format(
                Locale.ROOT,
                "epoch %d of %d, %d images seen, loss %.4f, rate %.2e, %.1f images/s, %s left%s",
                at.epoch(),
                at.epochs(),
                at.imagesSeen(),
                at.loss(),
                at.learningRate(),
                at.imagesPerSecond(),
                clock(at.remaining().toSeconds()),
                accuracy == null ? "" : String.format(Locale.ROOT, " | held-out accuracy %.4f", accuracy)));
    }

    private static String clock(long seconds) {
        return String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    private synchronized void prepared(String task, int photos, int all) {
        if (preparing == null) {
            preparing = told.begin(task, all);
        }
        preparing.at(photos);
        if (photos == all) {
            preparing.close();
            preparing = null;
        }
    }
}

package dev.labelstream.train.report;

import dev.labelstream.train.Evaluation;
import dev.labelstream.train.NearDuplicate;
import dev.labelstream.train.TrainingListener;
import dev.labelstream.train.TrainingProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Keeps how a training went, in memory and in {@value #FILE} beside the model, so that one that is stopped and resumed has a
 * whole history. Passes everything on to another listener.
 */
public final class TrainingLog implements TrainingListener {
    static final String FILE = "history.csv";
    private static final String HEADER = "epoch,images,loss,learningRate,heldOutLoss,heldOutAccuracy";

    private final Path file;
    private final TrainingListener next;
    private final List<Point> points = new ArrayList<>();
    private final List<NearDuplicate> duplicates = new ArrayList<>();

    /**
     * One report.
     *
     * @param images seen since the start
     * @param loss of the batches since the last report, nats
     * @param heldOutLoss null but at an epoch's end
     * @param heldOutAccuracy likewise
     */
    record Point(int epoch, long images, double loss, double learningRate, Double heldOutLoss, Double heldOutAccuracy) {
        static Point read(String line) {
            String[] fields = line.split(",", -1);
            return new Point(
                    Integer.parseInt(fields[0]),
                    Long.parseLong(fields[1]),
                    Double.parseDouble(fields[2]),
                    Double.parseDouble(fields[3]),
                    fields[4].isEmpty() ? null : Double.valueOf(fields[4]),
                    fields[5].isEmpty() ? null : Double.valueOf(fields[5]));
        }

        String line() {
            return "%d,%d,%s,%s,%s,%s"
                    .formatted(
                            epoch,
                            images,
                            loss,
                            learningRate,
                            heldOutLoss == null ? "" : heldOutLoss,
                            heldOutAccuracy == null ? "" : heldOutAccuracy);
        }
    }

    private TrainingLog(Path folder, TrainingListener next) {
        this.file = folder.resolve(FILE);
        this.next = next;
    }

    /** Of a training that begins. */
    public static TrainingLog begin(Path folder, TrainingListener next) {
        return new TrainingLog(folder, next);
    }

    /** Of a training that goes on in the folder. */
    public static TrainingLog goOn(Path folder, TrainingListener next) {
        TrainingLog history = new TrainingLog(folder, next);
        try {
            Files.readAllLines(history.file).stream().skip(1).map(Point::read).forEach(history.points::add);
        } catch (NoSuchFileException e) {
            next.note("the report's curves begin here: there is no " + history.file);
        } catch (IOException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            next.note("the report's curves begin here: cannot read %s: %s".formatted(history.file, e.getMessage()));
        }
        return history;
    }

    List<Point> points() {
        return List.copyOf(points);
    }

    List<NearDuplicate> duplicates() {
        return List.copyOf(duplicates);
    }

    @Override
    public void note(String line) {
        next.note(line);
    }

    @Override
    public void fetched(int photos, int all) {
        next.fetched(photos, all);
    }

    @Override
    public void decoded(int photos, int all) {
        next.decoded(photos, all);
    }

    @Override
    public void compared(List<NearDuplicate> found) {
        duplicates.addAll(found);
        if (!found.isEmpty()) {
            next.note("%d photos held out look like one to learn from, first %s like %s; the report shows them"
                    .formatted(
                            found.size(),
                            found.get(0).heldOut().file().getFileName(),
                            found.get(0).training().file().getFileName()));
        }
        next.compared(found);
    }

    @Override
    public void progressed(TrainingProgress progress) {
        add(progress, null);
        next.progressed(progress);
    }

    @Override
    public void epochEnded(TrainingProgress progress, Evaluation evaluation) {
        add(progress, evaluation);
        next.epochEnded(progress, evaluation);
    }

    private void add(TrainingProgress at, Evaluation evaluation) {
        // after a stop without a checkpoint some steps are made again
        points.removeIf(point -> point.images() > at.imagesSeen());
        points.add(new Point(
                at.epoch(),
                at.imagesSeen(),
                at.loss(),
                at.learningRate(),
                evaluation == null ? null : evaluation.loss(),
                evaluation == null ? null : evaluation.accuracy()));
        try {
            Files.createDirectories(file.getParent());
            Path partial = file.resolveSibling(FILE + ".partial");
            Files.write(
                    partial,
                    Stream.concat(Stream.of(HEADER), points.stream().map(Point::line))
                            .toList());
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            next.note("cannot write %s: %s".formatted(file, e.getMessage()));
        }
    }
}

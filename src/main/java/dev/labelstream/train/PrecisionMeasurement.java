package dev.labelstream.train;

import dev.labelstream.image.ImagePreprocessor;
import dev.labelstream.model.Classifier;
import dev.labelstream.model.MeasuredPrecisions;
import dev.labelstream.model.ModelFolder;
import dev.labelstream.model.Placement;
import dev.labelstream.model.Precision;
import dev.labelstream.model.RangeObserver;
import dev.labelstream.model.network.Range;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Measures on photos what lower precision costs a model, and writes it into its card. Needs a started engine. */
public final class PrecisionMeasurement {
    private static final int RANGE_PHOTOS = 512;
    private static final int ACCURACY_PHOTOS = 2048;

    private final ImagePreprocessor images;
    private final Consumer<String> note;

    /** @param note is told of each photo that is left out, and why */
    public PrecisionMeasurement(ImagePreprocessor images, Consumer<String> note) {
        this.images = images;
        this.note = note;
    }

    /** At the end of a training, whose model is worth keeping even when this fails. */
    public ModelFolder measure(ModelFolder trained, LabelledPhotos labelled, TrainingSettings settings) {
        List<LabelledPhoto> heldOut = labelled.heldOut(settings.validation(), settings.splitSeed());
        Set<LabelledPhoto> unseen = Set.copyOf(heldOut);
        List<LabelledPhoto> known =
                labelled.photos().stream().filter(p -> !unseen.contains(p)).toList();
        try {
            return measure(trained, known, heldOut);
        } catch (RuntimeException e) {
            note.accept("lower precisions could not be measured, so the model has no int8: " + e.getMessage());
            return trained;
        }
    }

    /**
     * Measures.
     *
     * @param known photos the model learned from, for the ranges that int8 needs; at most 512 are used
     * @param others photos for the accuracies, better ones it never saw; at most 2,048 are used
     */
    public ModelFolder measure(ModelFolder folder, List<LabelledPhoto> known, List<LabelledPhoto> others) {
        Optional<Map<String, Range>> ranges = ranges(folder, spread(known, RANGE_PHOTOS));
        ModelFolder candidate = new ModelFolder(
                folder.path(), folder.card().with(new MeasuredPrecisions(0, Map.of(), ranges.orElse(null))));
        List<LabelledPhoto> photos = spread(others.isEmpty() ? known : others, ACCURACY_PHOTOS);
        return folder.write(folder.card().with(accuracies(candidate, photos)));
    }

    private Optional<Map<String, Range>> ranges(ModelFolder folder, List<LabelledPhoto> photos) {
        Optional<RangeObserver> found = RangeObserver.load(folder);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try (RangeObserver observer = found.get()) {
            LabelledBatches batches = new LabelledBatches(images, folder.card().inputSize(), note);
            batches.forEach(photos, (pixels, batch) -> observer.observe(pixels, batch.size()));
            return Optional.of(observer.ranges()).filter(ranges -> !ranges.isEmpty());
        }
    }

    private MeasuredPrecisions accuracies(ModelFolder folder, List<LabelledPhoto> photos) {
        Map<Precision, Evaluation.Tally> tallies = new EnumMap<>(Precision.class);
        Map<Precision, Classifier> classifiers = new EnumMap<>(Precision.class);
        try {
            for (Placement placement : Placement.onProcessor(folder.card())) {
                classifiers.put(placement.precision(), Classifier.load(folder, placement));
                tallies.put(
                        placement.precision(),
                        new Evaluation.Tally(folder.card().labels().size()));
            }
            LabelledBatches batches = new LabelledBatches(images, folder.card().inputSize(), note);
            batches.forEach(
                    photos,
                    (pixels, batch) -> classifiers.forEach((precision, classifier) -> {
                        float[][] rows = classifier.classify(pixels, batch.size());
                        for (int i = 0; i < rows.length; i++) {
                            tallies.get(precision).add(rows[i], batch.get(i).label());
                        }
                    }));
        } finally {
            classifiers.values().forEach(Classifier::close);
        }
        return measured(tallies, folder.card().ranges().orElse(null));
    }

    private static MeasuredPrecisions measured(Map<Precision, Evaluation.Tally> tallies, Map<String, Range> ranges) {
        Map<String, Double> accuracy = new LinkedHashMap<>();
        tallies.forEach((precision, tally) ->
                accuracy.put(precision.id(), tally.evaluation().accuracy()));
        int images = (int) tallies.get(Precision.FLOAT32).evaluation().images();
        return new MeasuredPrecisions(images, accuracy, ranges);
    }

    /** Some of them, over the whole list, and so of all classes. */
    private static List<LabelledPhoto> spread(List<LabelledPhoto> photos, int most) {
        List<LabelledPhoto> some = new ArrayList<>();
        int count = Math.min(most, photos.size());
        for (int i = 0; i < count; i++) {
            some.add(photos.get((int) ((long) i * photos.size() / count)));
        }
        return some;
    }
}

package dev.labelstream.train;

import dev.labelstream.image.ImagePreprocessor;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/** The decoded photos of one training: those to learn from and those held out. */
final class PhotoSets implements AutoCloseable {
    private static final int LARGEST_SIDE = 320;
    private static final double UNREADABLE_SHARE = 0.05;

    private final TrainingSettings settings;
    private final int classes;
    private final PixelStore training;
    private final PixelStore validation;
    private final BatchLoader trainingLoader;
    private final BatchLoader validationLoader;
    private final int batchSize;

    private PhotoSets(
            TrainingSettings settings, int classes, PixelStore training, PixelStore validation, int batchSize) {
        int threads = Math.max(2, Runtime.getRuntime().availableProcessors());
        this.settings = settings;
        this.classes = classes;
        this.training = training;
        this.validation = validation;
        this.trainingLoader = new BatchLoader(training, threads);
        this.validationLoader = new BatchLoader(validation, threads);
        this.batchSize = batchSize;
    }

    /** @throws TrainingException when too many photos cannot be read, or too few are left */
    static PhotoSets decode(
            LabelledPhotos labelled,
            TrainingSettings settings,
            ImagePreprocessor images,
            Path scratch,
            TrainingListener listener) {
        if (labelled.unlabelled() > 0) {
            listener.note(labelled.unlabelled() + " photos are left out: their names tell no class");
        }
        Split split = Split.of(labelled, settings.validation(), settings.splitSeed());
        PixelStore training = new PixelStore(images, scratch);
        PixelStore validation = new PixelStore(images, scratch);
        int side = settings.augment()
                ? Math.max(settings.size(), Math.min(2 * settings.size(), LARGEST_SIDE))
                : settings.size();
        training.add(split.training(), side, !settings.augment(), listener);
        validation.add(split.validation(), settings.size(), true, listener);
        checkReadable(labelled, List.of(training, validation), listener);
        checkClasses(labelled.labels(), training);
        listener.compared(NearDuplicate.find(validation.hashes(), training.hashes()));
        int batchSize = Math.min(settings.batchSize(), training.size());
        if (batchSize < 2) {
            throw new TrainingException(
                    "%d photos are left to learn from: training needs 2 or more".formatted(training.size()));
        }
        if (batchSize < settings.batchSize()) {
            listener.note("fewer photos than one batch: the batch shrinks from %d to %d"
                    .formatted(settings.batchSize(), batchSize));
        }
        return new PhotoSets(settings, labelled.labels().size(), training, validation, batchSize);
    }

    private static void checkReadable(LabelledPhotos labelled, List<PixelStore> stores, TrainingListener listener) {
        List<String> faults =
                stores.stream().flatMap(s -> s.unreadable().stream()).toList();
        faults.forEach(fault -> listener.note("left out: " + fault));
        if (!faults.isEmpty()) {
            listener.note("%d of %d photos are left out: they cannot be read"
                    .formatted(faults.size(), labelled.photos().size()));
        }
        if (faults.size() > UNREADABLE_SHARE * labelled.photos().size()) {
            throw new TrainingException("%d of %d photos cannot be read, the first being %s: replace or remove them"
                    .formatted(faults.size(), labelled.photos().size(), faults.get(0)));
        }
    }

    private static void checkClasses(List<String> labels, PixelStore training) {
        for (int label = 0; label < labels.size(); label++) {
            if (!training.hasLabel(label)) {
                throw new TrainingException("no photo of class '%s' is left to learn from: add some, or hold out less"
                        .formatted(labels.get(label)));
            }
        }
    }

    int classes() {
        return classes;
    }

    int batchSize() {
        return batchSize;
    }

    /** In each epoch. */
    int batches() {
        return training.size() / batchSize;
    }

    boolean hasValidation() {
        return validation.size() > 0;
    }

    /** Tells whether other photos, or another split of them, are at hand. */
    String fingerprint() {
        return training.fingerprint() + "-" + validation.fingerprint();
    }

    /**
     * Shuffled anew; photos left over at the end are dropped.
     *
     * @param skipped batches that were trained with before
     */
    Iterable<Batch> epoch(int epoch, int skipped) {
        long seed = settings.seed() * 1_000_003 + epoch;
        List<int[]> plan = Shuffle.full(training.size(), batchSize, new SplittableRandom(seed));
        return trainingLoader.load(
                plan.subList(skipped, plan.size()),
                settings.cropSize(epoch),
                (photo, image) -> settings.augment()
                        ? View.random(image, settings.smallestArea(), new SplittableRandom(seed * 1_000_003 + photo))
                        : View.whole(image));
    }

    /** Whole photos at the size that is served. */
    Iterable<Batch> validation() {
        List<int[]> plan = Shuffle.inOrder(validation.size(), batchSize);
        return validationLoader.load(plan, settings.size(), (photo, image) -> View.whole(image));
    }

    @Override
    public void close() {
        trainingLoader.close();
        validationLoader.close();
        training.close();
        validation.close();
    }
}

package dev.labelstream.train;

import dev.labelstream.image.ImagePreprocessor;
import dev.labelstream.image.Rejection;
import dev.labelstream.model.Classifier;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Asks a model about labelled photos, through the same preprocessing as when it serves. */
public final class Evaluator {
    private static final int BATCH = 32;

    private final ImagePreprocessor images;
    private final Classifier classifier;

    public Evaluator(ImagePreprocessor images, Classifier classifier) {
        this.images = images;
        this.classifier = classifier;
    }

    /**
     * Evaluates.
     *
     * @param photos labelled in the model's own label order
     * @param unreadable is told of each photo that is left out, and why
     */
    public Evaluation evaluate(List<LabelledPhoto> photos, Consumer<String> unreadable) {
        return evaluate(photos, unreadable, prediction -> {});
    }

    /** @param predictions is told of every photo that could be read, in order */
    public Evaluation evaluate(
            List<LabelledPhoto> photos, Consumer<String> unreadable, Consumer<Prediction> predictions) {
        Evaluation.Tally tally = new Evaluation.Tally(classifier.labels().size());
        int bytes = classifier.inputSize() * classifier.inputSize() * 3;
        ByteBuffer pixels = ByteBuffer.allocateDirect(BATCH * bytes);
        for (int from = 0; from < photos.size(); from += BATCH) {
            List<LabelledPhoto> batch = photos.subList(from, Math.min(photos.size(), from + BATCH));
            List<LabelledPhoto> readable = prepare(batch, pixels, bytes, unreadable);
            float[][] rows = classifier.classify(pixels, readable.size());
            for (int i = 0; i < rows.length; i++) {
                tally.add(rows[i], readable.get(i).label());
                predictions.accept(new Prediction(readable.get(i), rows[i]));
            }
        }
        return tally.evaluation();
    }

    /** Fills the buffer without gaps. */
    private List<LabelledPhoto> prepare(
            List<LabelledPhoto> batch, ByteBuffer pixels, int bytes, Consumer<String> unreadable) {
        List<Optional<String>> faults = IntStream.range(0, batch.size())
                .parallel()
                .mapToObj(i -> prepare(batch.get(i), pixels.slice(i * bytes, bytes)))
                .toList();
        List<LabelledPhoto> readable = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            if (faults.get(i).isPresent()) {
                unreadable.accept(batch.get(i).file() + ": " + faults.get(i).get());
            } else {
                pixels.put(readable.size() * bytes, pixels, i * bytes, bytes);
                readable.add(batch.get(i));
            }
        }
        return readable;
    }

    private Optional<String> prepare(LabelledPhoto photo, ByteBuffer target) {
        try {
            return images.prepare(Files.readAllBytes(photo.file()), classifier.inputSize(), target)
                    .map(Rejection::message);
        } catch (IOException e) {
            return Optional.of(e.getMessage());
        }
    }
}

package dev.labelstream.train;

import dev.labelstream.image.ImagePreprocessor;
import dev.labelstream.model.Classifier;
import java.util.List;
import java.util.function.Consumer;

/** Asks a model about labelled photos, through the same preprocessing as when it serves. */
public final class Evaluator {
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
        new LabelledBatches(images, classifier.inputSize(), unreadable).forEach(photos, (pixels, readable) -> {
            float[][] rows = classifier.classify(pixels, readable.size());
            for (int i = 0; i < rows.length; i++) {
                tally.add(rows[i], readable.get(i).label());
                predictions.accept(new Prediction(readable.get(i), rows[i]));
            }
        });
        return tally.evaluation();
    }
}

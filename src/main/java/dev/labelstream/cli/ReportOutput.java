package dev.labelstream.cli;

import dev.labelstream.image.ImagePreprocessor;
import dev.labelstream.model.Classifier;
import dev.labelstream.model.ModelFolder;
import dev.labelstream.model.Placement;
import dev.labelstream.train.Evaluation;
import dev.labelstream.train.Evaluator;
import dev.labelstream.train.LabelledPhoto;
import dev.labelstream.train.report.ConfidentMistakes;
import dev.labelstream.train.report.ModelReport;
import dev.labelstream.train.report.Thumbnails;
import dev.labelstream.train.report.TrainingLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Tests a model on labelled photos and writes what was found as a page. */
final class ReportOutput {
    private final ImagePreprocessor images;
    private final Consumer<String> notes;

    /** @param notes is told of photos that cannot be read */
    ReportOutput(ImagePreprocessor images, Consumer<String> notes) {
        this.images = images;
        this.notes = notes;
    }

    /**
     * Evaluates, and writes the page where one is wanted.
     *
     * @param photos labelled in the model's order; may be none
     * @param history of its training; null without one
     * @param file the page; null for none
     */
    Evaluation write(ModelFolder model, List<LabelledPhoto> photos, TrainingLog history, Path file) throws IOException {
        ConfidentMistakes mistakes = new ConfidentMistakes();
        try (Classifier classifier = Classifier.load(model, Placement.auto())) {
            Evaluation evaluation = new Evaluator(images, classifier).evaluate(photos, notes, mistakes);
            if (file != null) {
                new ModelReport(model, photos.isEmpty() ? null : evaluation, mistakes, history)
                        .write(file, classifier, new Thumbnails(images));
            }
            return evaluation;
        }
    }
}

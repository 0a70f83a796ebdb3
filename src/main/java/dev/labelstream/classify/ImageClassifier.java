package dev.labelstream.classify;

import dev.labelstream.classify.Reading.Readable;
import dev.labelstream.event.ClassificationFailed;
import dev.labelstream.event.FailureReason;
import dev.labelstream.event.ImageClassified;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** Runs the network over a slice; a picture it fails on costs only itself. */
final class ImageClassifier {
    private static final Logger LOG = Logger.getLogger(ImageClassifier.class);

    private final ClassifyMetrics metrics;
    private final Traces tracing;
    private final Clock clock;

    ImageClassifier(ClassifyMetrics metrics, Traces tracing, Clock clock) {
        this.metrics = metrics;
        this.tracing = tracing;
        this.clock = clock;
    }

    /** One verdict for each photo of the slice. */
    List<Verdict> classify(PreparedSlice prepared) {
        List<Verdict> verdicts = new ArrayList<>(prepared.verdicts());
        if (!prepared.photos().isEmpty()) {
            verdicts.addAll(together(prepared));
        }
        return verdicts;
    }

    private List<Verdict> together(PreparedSlice prepared) {
        LoadedModel model = prepared.lease().model();
        List<Readable> photos = prepared.photos();
        try {
            ByteBuffer pictures = prepared.pictures().slice(0, bytes(model, photos.size()));
            float[][] probabilities = tracing.together(
                    "infer",
                    prepared.slice().traces(paths(photos)),
                    () -> metrics.infer(photos.size(), () -> model.classify(pictures, photos.size())));
            List<Verdict> verdicts = new ArrayList<>();
            for (int i = 0; i < photos.size(); i++) {
                verdicts.add(Verdict.of(classified(photos.get(i), probabilities[i], model)));
            }
            return verdicts;
        } catch (RuntimeException e) {
            LOG.warnf(
                    "model %s failed on %d photos, trying them one by one: %s",
                    model.reference().id(), photos.size(), e);
            return oneByOne(prepared, model);
        }
    }

    private static List<String> paths(List<Readable> photos) {
        return photos.stream().map(photo -> photo.image().path()).toList();
    }

    private List<Verdict> oneByOne(PreparedSlice prepared, LoadedModel model) {
        List<Verdict> verdicts = new ArrayList<>();
        int pictureBytes = bytes(model, 1);
        for (int i = 0; i < prepared.photos().size(); i++) {
            ByteBuffer picture = prepared.pictures().slice(i * pictureBytes, pictureBytes);
            verdicts.add(alone(prepared.photos().get(i), picture, model));
        }
        return verdicts;
    }

    private Verdict alone(Readable photo, ByteBuffer picture, LoadedModel model) {
        try {
            return Verdict.of(classified(photo, model.classify(picture, 1)[0], model));
        } catch (RuntimeException e) {
            String message = "model " + model.reference().id() + " failed on it: " + e;
            return Verdict.of(
                    new ClassificationFailed(photo.image(), FailureReason.ENGINE, message, 2, clock.instant()));
        }
    }

    private ImageClassified classified(Readable photo, float[] probabilities, LoadedModel model) {
        int best = indexOfLargest(probabilities);
        List<String> labels = model.labels();
        Map<String, Double> byLabel = new LinkedHashMap<>();
        for (int i = 0; i < probabilities.length; i++) {
            byLabel.put(labels.get(i), shortest(probabilities[i]));
        }
        Instant now = clock.instant();
        return new ImageClassified(
                photo.image(),
                labels.get(best),
                best,
                shortest(probabilities[best]),
                byLabel,
                model.reference(),
                photo.uploadedAt(),
                now);
    }

    /** The first of equals. */
    private static int indexOfLargest(float[] probabilities) {
        int best = 0;
        for (int i = 0; i < probabilities.length; i++) {
            if (Float.isNaN(probabilities[i])) {
                throw new IllegalStateException("the network answered NaN");
            }
            if (probabilities[i] > probabilities[best]) {
                best = i;
            }
        }
        return best;
    }

    /** 0.98, where a plain widening says 0.9800000190734863. */
    private static double shortest(float value) {
        return Double.parseDouble(Float.toString(value));
    }

    private static int bytes(LoadedModel model, int count) {
        return count * model.inputSize() * model.inputSize() * 3;
    }
}

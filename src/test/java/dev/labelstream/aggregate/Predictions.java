package dev.labelstream.aggregate;

import dev.labelstream.event.ClassificationFailed;
import dev.labelstream.event.FailureReason;
import dev.labelstream.event.ImageClassified;
import dev.labelstream.event.ModelReference;
import dev.labelstream.event.StoredImage;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A prediction to begin with, of which a test changes what it is about. */
record Predictions(
        String key,
        String eTag,
        String sequencer,
        String modelId,
        double dog,
        Instant uploadedAt,
        Instant classifiedAt) {
    static final TopicPosition AT = new TopicPosition(2, 17);
    static final Instant MORNING = Instant.parse("2026-01-02T08:00:00Z");

    static Predictions of(String key) {
        return new Predictions(key, "e1", "10", "m1", 0.75, MORNING, MORNING.plusSeconds(60));
    }

    Predictions eTag(String other) {
        return new Predictions(key, other, sequencer, modelId, dog, uploadedAt, classifiedAt);
    }

    Predictions sequencer(String other) {
        return new Predictions(key, eTag, other, modelId, dog, uploadedAt, classifiedAt);
    }

    Predictions model(String other) {
        return new Predictions(key, eTag, sequencer, other, dog, uploadedAt, classifiedAt);
    }

    Predictions dog(double other) {
        return new Predictions(key, eTag, sequencer, modelId, other, uploadedAt, classifiedAt);
    }

    Predictions uploadedAt(Instant other) {
        return new Predictions(key, eTag, sequencer, modelId, dog, other, classifiedAt);
    }

    Predictions classifiedAt(Instant other) {
        return new Predictions(key, eTag, sequencer, modelId, dog, uploadedAt, other);
    }

    ImageClassified event() {
        Map<String, Double> probabilities = new LinkedHashMap<>();
        probabilities.put("cat", 1 - dog);
        probabilities.put("dog", dog);
        return new ImageClassified(
                new StoredImage("images", key, eTag, sequencer, 100),
                dog > 0.5 ? "dog" : "cat",
                dog > 0.5 ? 1 : 0,
                Math.max(dog, 1 - dog),
                probabilities,
                new ModelReference(modelId, "resnet18", "w-" + modelId),
                uploadedAt,
                classifiedAt);
    }

    TableRow row() {
        return new TableRow(event(), RowModel.of(event()), AT);
    }

    static ClassificationFailed failure(String key) {
        return new ClassificationFailed(
                new StoredImage("images", key, "e1", null, 5),
                FailureReason.NOT_AN_IMAGE,
                key + " is no picture",
                1,
                MORNING);
    }
}

package dev.labelstream.event;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A photo has a label.
 *
 * @param classIndex position of {@code label} in the model's label order, from 0
 * @param confidence probability of {@code label}, 0 to 1
 * @param probabilities label to probability, in label order
 * @param model who said so
 * @param uploadedAt as the store notified it
 */
public record ImageClassified(
        StoredImage image,
        String label,
        int classIndex,
        double confidence,
        Map<String, Double> probabilities,
        ModelReference model,
        Instant uploadedAt,
        Instant classifiedAt)
        implements ClassificationOutcome {
    public ImageClassified {
        Objects.requireNonNull(image, "image");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(classifiedAt, "classifiedAt");
        probabilities = Collections.unmodifiableMap(new LinkedHashMap<>(probabilities));
    }
}

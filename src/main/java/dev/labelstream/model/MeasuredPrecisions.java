package dev.labelstream.model;

import dev.labelstream.model.network.Range;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What lower precision costs a model, measured on photos when it was made, so that serving needs none.
 *
 * @param images how many photos the accuracies are of
 * @param accuracy top-1, 0 to 1, by precision; those the machine could not run are missing
 * @param ranges of what leaves each convolution, by its name: what int8 needs; null when the network has no int8 form
 */
public record MeasuredPrecisions(int images, Map<String, Double> accuracy, Map<String, Range> ranges) {
    /** Accuracy that may be given up for speed. */
    private static final double TOLERANCE = 0.003;

    public MeasuredPrecisions {
        accuracy = inOrder(Objects.requireNonNull(accuracy, "accuracy"));
        ranges = ranges == null ? null : inOrder(ranges);
    }

    /** Empty when it was not measured. */
    public Optional<Double> accuracy(Precision precision) {
        return Optional.ofNullable(accuracy.get(precision.id()));
    }

    /** Whether the accuracy is within 0.3 points of float32's. */
    public boolean accepts(Precision precision) {
        double least = accuracy(Precision.FLOAT32).orElse(0.0) - TOLERANCE;
        return accuracy(precision).filter(found -> found >= least - 1e-9).isPresent();
    }

    private static <V> Map<String, V> inOrder(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}

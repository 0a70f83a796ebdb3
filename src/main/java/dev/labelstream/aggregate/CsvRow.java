package dev.labelstream.aggregate;

import java.util.List;
import java.util.Objects;

/**
 * A photo's line, before it is text.
 *
 * @param id the file name before its first dot
 * @param confidence probability of {@code label}
 * @param probabilities in label order
 */
public record CsvRow(String id, int classIndex, String label, double confidence, List<Double> probabilities) {
    public CsvRow {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(label, "label");
        probabilities = List.copyOf(probabilities);
    }

    double probability() {
        return probabilities.size() == 2 ? probabilities.get(1) : confidence;
    }
}

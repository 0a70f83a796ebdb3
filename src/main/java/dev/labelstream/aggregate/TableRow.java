package dev.labelstream.aggregate;

import dev.labelstream.event.ImageClassified;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The last prediction of one photo, packed: a million of them, with their keys, stay under 300 MB. */
final class TableRow {
    /** Of a model with more labels than this only the predicted label's probability is kept; the topic has them all. */
    static final int MOST_PROBABILITIES = 16;

    private static final long NEVER = Long.MIN_VALUE;

    private final RowModel model;
    private final String label;
    private final int classIndex;
    private final double confidence;
    private final double[] probabilities;
    private final byte[] eTag;
    private final long sequencer;
    private final long position;
    private final long uploadedAt;
    private final long classifiedAt;

    /** @param model equal to the event's, shared between rows */
    TableRow(ImageClassified event, RowModel model, TopicPosition position) {
        String eTag = event.image().eTag();
        int labelAt = model.labels().indexOf(event.label());
        this.model = model;
        this.label = labelAt < 0 ? event.label() : model.labels().get(labelAt);
        this.classIndex = event.classIndex();
        this.confidence = event.confidence();
        this.probabilities = model.labels().size() > MOST_PROBABILITIES
                ? new double[0]
                : event.probabilities().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray();
        this.eTag = eTag == null ? null : eTag.getBytes(StandardCharsets.UTF_8);
        this.position = position.packed();
        this.sequencer = Sequencer.pack(event.image().sequencer());
        this.uploadedAt =
                event.uploadedAt() == null ? NEVER : event.uploadedAt().toEpochMilli();
        this.classifiedAt = ChronoUnit.MICROS.between(Instant.EPOCH, event.classifiedAt());
    }

    /**
     * Whether {@code later}, which came behind this row, says something new: other bytes, a later upload of the same
     * bytes, or another model. A result for bytes that were replaced before this row's were uploaded came late, and is
     * none; where sequencer and clock contradict each other, as after a move to another store, it counts.
     */
    boolean yieldsTo(TableRow later) {
        boolean otherBytes = !Arrays.equals(eTag, later.eTag);
        int order = Sequencer.compare(later.sequencer, sequencer);
        if (otherBytes) {
            return order >= 0 || later.uploadedAt > uploadedAt;
        }
        return order > 0 || !later.model.reference().equals(model.reference());
    }

    CsvRow toCsv(String key) {
        return new CsvRow(
                SubmissionNames.id(key),
                classIndex,
                label,
                confidence,
                Arrays.stream(probabilities).boxed().toList());
    }

    /** Label to probability, in label order. */
    Map<String, Double> probabilities() {
        if (probabilities.length == 0) {
            return Map.of(label, confidence);
        }
        Map<String, Double> byLabel = new LinkedHashMap<>();
        List<String> labels = model.labels();
        for (int i = 0; i < probabilities.length; i++) {
            byLabel.put(labels.get(i), probabilities[i]);
        }
        return Collections.unmodifiableMap(byLabel);
    }

    RowModel model() {
        return model;
    }

    String label() {
        return label;
    }

    int classIndex() {
        return classIndex;
    }

    double confidence() {
        return confidence;
    }

    /** In the topic of predictions. */
    TopicPosition position() {
        return TopicPosition.unpacked(position);
    }

    String eTag() {
        return eTag == null ? null : new String(eTag, StandardCharsets.UTF_8);
    }

    Optional<Instant> uploadedAt() {
        return uploadedAt == NEVER ? Optional.empty() : Optional.of(Instant.ofEpochMilli(uploadedAt));
    }

    Instant classifiedAt() {
        return Instant.EPOCH.plus(classifiedAt, ChronoUnit.MICROS);
    }
}

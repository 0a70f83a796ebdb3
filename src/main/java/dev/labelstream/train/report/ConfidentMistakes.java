package dev.labelstream.train.report;

import dev.labelstream.train.Prediction;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/** Picks the mistakes a model was surest of; among them are most of the photos with a wrong name. */
public final class ConfidentMistakes implements Consumer<Prediction> {
    private static final int KEPT = 24;

    private final PriorityQueue<Prediction> surest =
            new PriorityQueue<>(Comparator.comparingDouble(Prediction::confidence));
    private long all;

    @Override
    public void accept(Prediction prediction) {
        if (prediction.isRight()) {
            return;
        }
        all++;
        surest.add(prediction);
        if (surest.size() > KEPT) {
            surest.remove();
        }
    }

    /** How many mistakes there were. */
    long all() {
        return all;
    }

    /** The surest first. */
    List<Prediction> surest() {
        return surest.stream()
                .sorted(Comparator.comparingDouble(Prediction::confidence).reversed())
                .toList();
    }
}

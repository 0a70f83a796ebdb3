package dev.labelstream.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** What a network says about photos whose class is known. */
final class Predictions {
    private static final IntPredicate ALL = photo -> true;

    private final int classes;
    private final List<float[]> logits = new ArrayList<>();
    private final List<Integer> truths = new ArrayList<>();

    Predictions(int classes) {
        this.classes = classes;
    }

    /** @param rows logits, one photo after the other */
    void add(float[] rows, int[] labels) {
        for (int i = 0; i < labels.length; i++) {
            logits.add(Arrays.copyOfRange(rows, i * classes, (i + 1) * classes));
            truths.add(labels[i]);
        }
    }

    Evaluation evaluation() {
        return evaluation(1, ALL);
    }

    /**
     * How good some of them are.
     *
     * @param temperature that logits are divided by
     * @param chosen by the place in the order they were added
     */
    Evaluation evaluation(double temperature, IntPredicate chosen) {
        Evaluation.Tally tally = new Evaluation.Tally(classes);
        IntStream.range(0, truths.size())
                .filter(chosen)
                .forEach(i -> tally.add(probabilities(logits.get(i), temperature), truths.get(i)));
        return tally.evaluation();
    }

    private static float[] probabilities(float[] logits, double temperature) {
        double highest = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            highest = Math.max(highest, logit);
        }
        double[] powers = new double[logits.length];
        double sum = 0;
        for (int c = 0; c < logits.length; c++) {
            powers[c] = Math.exp((logits[c] - highest) / temperature);
            sum += powers[c];
        }
        float[] probabilities = new float[logits.length];
        for (int c = 0; c < logits.length; c++) {
            probabilities[c] = (float) (powers[c] / sum);
        }
        return probabilities;
    }
}

package dev.labelstream.train;

import dev.labelstream.model.network.Network;
import dev.labelstream.model.network.TensorSpec;
import dev.labelstream.model.weights.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * Makes confidence mean what it says: one number divides all logits (Guo et al. 2017). It is fitted on every second photo
 * held out and judged on the others, and becomes part of the last layer, so that whoever opens the weights has it.
 *
 * @param temperature above 1 when the network was too sure of itself
 * @param evaluation of the photos it was not fitted on
 */
record Calibration(double temperature, Evaluation evaluation) {
    private static final int FEWEST_PHOTOS = 100;
    private static final int FEWEST_MISTAKES = 5;
    private static final double LOWEST = Math.log(0.1);
    private static final double HIGHEST = Math.log(10);
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    /** Without enough photos and mistakes to learn from the temperature stays 1, and all photos judge. */
    static Calibration of(Predictions predictions) {
        IntPredicate fitted = photo -> photo % 2 == 0;
        Evaluation before = predictions.evaluation(1, fitted);
        double mistakes = before.images() * (1 - before.accuracy());
        if (before.images() < FEWEST_PHOTOS || mistakes < FEWEST_MISTAKES - 0.5) {
            return new Calibration(1, predictions.evaluation());
        }
        double temperature = coolest(predictions, fitted);
        return new Calibration(temperature, predictions.evaluation(temperature, fitted.negate()));
    }

    /** Golden-section search over the logarithm; the loss has one minimum. */
    private static double coolest(Predictions predictions, IntPredicate fitted) {
        double low = LOWEST;
        double high = HIGHEST;
        while (high - low > 1e-4) {
            double left = high - GOLDEN * (high - low);
            double right = low + GOLDEN * (high - low);
            if (loss(predictions, fitted, left) < loss(predictions, fitted, right)) {
                high = right;
            } else {
                low = left;
            }
        }
        return Math.exp((low + high) / 2);
    }

    private static double loss(Predictions predictions, IntPredicate fitted, double logarithm) {
        return predictions.evaluation(Math.exp(logarithm), fitted).loss();
    }

    boolean isFitted() {
        return temperature != 1;
    }

    /** The same weights but for the last layer, which gives logits that are divided by the temperature. */
    Map<String, Tensor> applied(Map<String, Tensor> weights, Network network) {
        Map<String, Tensor> applied = new LinkedHashMap<>(weights);
        for (TensorSpec spec : network.lastLayer()) {
            float[] values = weights.get(spec.name()).values().clone();
            for (int i = 0; i < values.length; i++) {
                values[i] /= (float) temperature;
            }
            applied.put(spec.name(), new Tensor(spec.shape(), values));
        }
        return applied;
    }
}

package dev.labelstream.train;

import java.util.ArrayList;
import java.util.List;

/**
 * How good predictions are.
 *
 * @param accuracy share whose most probable class is the true one
 * @param loss mean cross-entropy, nats
 * @param calibrationError mean distance between confidence and accuracy over 15 bins of confidence (Guo et al. 2017)
 * @param confusion {@code [true class][predicted class]}
 * @param reliability those bins, without the empty ones, from the least confident
 */
public record Evaluation(
        long images, double accuracy, double loss, double calibrationError, long[][] confusion, List<Bin> reliability) {
    /** Bins of confidence, each as wide as the others, from 0 to 1. */
    public static final int BINS = 15;

    /**
     * Predictions of about the same confidence.
     *
     * @param confidence mean
     * @param accuracy share of them that is right
     */
    public record Bin(long images, double confidence, double accuracy) {}

    /** Adds up predictions one by one. */
    public static final class Tally {
        private final long[][] confusion;
        private final long[] inBin = new long[BINS];
        private final double[] confidence = new double[BINS];
        private final long[] right = new long[BINS];
        private double loss;

        public Tally(int classes) {
            confusion = new long[classes][classes];
        }

        /** @param probabilities of one photo, in label order */
        public void add(float[] probabilities, int truth) {
            int predicted = 0;
            for (int c = 1; c < probabilities.length; c++) {
                predicted = probabilities[c] > probabilities[predicted] ? c : predicted;
            }
            confusion[truth][predicted]++;
            loss -= Math.log(Math.max(probabilities[truth], Float.MIN_NORMAL));
            int bin = Math.min(BINS - 1, (int) (probabilities[predicted] * BINS));
            inBin[bin]++;
            confidence[bin] += probabilities[predicted];
            right[bin] += predicted == truth ? 1 : 0;
        }

        public Evaluation evaluation() {
            long images = 0;
            long correct = 0;
            double distance = 0;
            List<Bin> bins = new ArrayList<>();
            for (int bin = 0; bin < BINS; bin++) {
                images += inBin[bin];
                correct += right[bin];
                distance += Math.abs(confidence[bin] - right[bin]);
                if (inBin[bin] > 0) {
                    bins.add(new Bin(inBin[bin], confidence[bin] / inBin[bin], (double) right[bin] / inBin[bin]));
                }
            }
            double divisor = Math.max(1, images);
            return new Evaluation(images, correct / divisor, loss / divisor, distance / divisor, confusion, bins);
        }
    }
}

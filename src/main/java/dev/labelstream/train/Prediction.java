package dev.labelstream.train;

/**
 * What a model says about a photo whose content is known.
 *
 * @param probabilities in label order
 */
public record Prediction(LabelledPhoto photo, float[] probabilities) {
    /** Index of the most probable class. */
    public int label() {
        int best = 0;
        for (int c = 1; c < probabilities.length; c++) {
            best = probabilities[c] > probabilities[best] ? c : best;
        }
        return best;
    }

    /** Its probability. */
    public float confidence() {
        return probabilities[label()];
    }

    public boolean isRight() {
        return label() == photo.label();
    }
}

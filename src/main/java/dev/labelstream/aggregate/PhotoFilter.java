package dev.labelstream.aggregate;

/**
 * Which photos are wanted; a part that is null wants all.
 *
 * @param minConfidence with this value
 * @param maxConfidence without this value
 */
record PhotoFilter(String folder, String label, PhotoStory.State state, Double minConfidence, Double maxConfidence) {
    static final PhotoFilter ALL = new PhotoFilter(null, null, null, null, null);

    boolean takes(TableRow row) {
        return state != PhotoStory.State.FAILED
                && (label == null || label.equals(row.label()))
                && (minConfidence == null || row.confidence() >= minConfidence)
                && (maxConfidence == null || row.confidence() < maxConfidence);
    }

    /** A photo without a label has no confidence either. */
    boolean takesFailures() {
        return state != PhotoStory.State.CLASSIFIED && label == null && minConfidence == null && maxConfidence == null;
    }

    /** A photo with a label and a later failure is shown with its label, but for those who want failures alone. */
    boolean takesFailuresOfLabelled() {
        return state == PhotoStory.State.FAILED;
    }
}

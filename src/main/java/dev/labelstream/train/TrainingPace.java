package dev.labelstream.train;

/**
 * Measures a training of two epochs by what its listener hears: decoding from the start to the last photo, and the second
 * epoch, since libtorch compiles in the first.
 */
public final class TrainingPace implements TrainingListener {
    private long started;
    private long decoded;
    private int photos;
    private Mark first;
    private Mark last;

    private record Mark(long nanos, long images) {}

    /** Right before the training. */
    public synchronized void begin() {
        started = System.nanoTime();
    }

    @Override
    public void note(String line) {}

    @Override
    public void fetched(int photos, int all) {}

    @Override
    public synchronized void decoded(int photos, int all) {
        decoded = System.nanoTime();
        this.photos = all;
    }

    @Override
    public void progressed(TrainingProgress progress) {}

    @Override
    public synchronized void epochEnded(TrainingProgress progress, Evaluation evaluation) {
        last = new Mark(System.nanoTime(), progress.imagesSeen());
        first = first == null ? last : first;
    }

    /** Photos a second that are decoded once, cropped, flipped and learned from. */
    public synchronized double imagesPerSecond() {
        return 1 / (1 / stepImagesPerSecond() + (decoded - started) / 1e9 / photos);
    }

    /** Photos a second when they lie decoded, as from the second epoch on. */
    public synchronized double stepImagesPerSecond() {
        if (first == null || last.images <= first.images) {
            throw new TrainingException("measured no second epoch of the %d photos".formatted(photos));
        }
        return (last.images - first.images) * 1e9 / (last.nanos - first.nanos);
    }
}

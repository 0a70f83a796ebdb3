package dev.labelstream.train;

import java.util.ArrayList;
import java.util.List;

/** Remembers what a training said. */
final class RecordedTraining implements TrainingListener {
    final List<String> notes = new ArrayList<>();
    final List<TrainingProgress> epochs = new ArrayList<>();
    final List<Evaluation> evaluations = new ArrayList<>();
    Runnable afterEpoch = () -> {};

    @Override
    public void note(String line) {
        notes.add(line);
    }

    @Override
    public void fetched(int photos, int all) {}

    @Override
    public void decoded(int photos, int all) {}

    @Override
    public void progressed(TrainingProgress progress) {}

    @Override
    public void epochEnded(TrainingProgress progress, Evaluation evaluation) {
        epochs.add(progress);
        evaluations.add(evaluation);
        afterEpoch.run();
    }
}

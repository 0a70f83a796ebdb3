package dev.labelstream.train;

import java.util.List;

/** Hears how a training gets on, on the thread that trains where nothing else is said. */
public interface TrainingListener {
    /** Something a person should know: a photo left out, a batch that shrank. */
    void note(String line);

    /** Photos copied from the store so far; called by any thread. */
    void fetched(int photos, int all);

    /** Photos decoded so far; called by any thread. */
    void decoded(int photos, int all);

    /** @param found photos held out that look like one to learn from, nearest first */
    default void compared(List<NearDuplicate> found) {}

    void progressed(TrainingProgress progress);

    /** @param evaluation of the held-out photos; null when there are none */
    void epochEnded(TrainingProgress progress, Evaluation evaluation);
}

package dev.labelstream.classify;

import dev.labelstream.event.DeadLetter;
import java.util.ArrayList;
import java.util.List;

/**
 * As many photos as go through the network together. One notification may name thousands, so a batch may be many slices;
 * they share one transaction.
 *
 * @param deadLetters of the whole batch, on its last slice
 * @param consumed of the whole batch, on its last slice; null on the others
 */
record Slice(List<PhotoChange> changes, List<DeadLetter> deadLetters, Consumed consumed) {
    Slice {
        changes = List.copyOf(changes);
        deadLetters = List.copyOf(deadLetters);
    }

    static List<Slice> of(Arrival batch, int batchSize) {
        List<PhotoChange> changes = PhotoChange.of(batch.events());
        List<Slice> slices = new ArrayList<>();
        int from = 0;
        for (; changes.size() - from > batchSize; from += batchSize) {
            slices.add(new Slice(changes.subList(from, from + batchSize), List.of(), null));
        }
        slices.add(new Slice(changes.subList(from, changes.size()), batch.deadLetters(), batch.consumed()));
        return slices;
    }

    boolean isLast() {
        return consumed != null;
    }
}

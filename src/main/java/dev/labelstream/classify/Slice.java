package dev.labelstream.classify;

import dev.labelstream.event.DeadLetter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * As many photos as go through the network together. One notification may name thousands, so a batch may be many slices;
 * they share one transaction.
 *
 * @param deadLetters of the whole batch, on its last slice
 * @param consumed of the whole batch, on its last slice; null on the others
 * @param traces of all its photos, by path
 */
record Slice(
        List<PhotoChange> changes, List<DeadLetter> deadLetters, Consumed consumed, Map<String, PhotoTrace> traces) {
    Slice {
        changes = List.copyOf(changes);
        deadLetters = List.copyOf(deadLetters);
        traces = Map.copyOf(traces);
    }

    static List<Slice> of(Arrival batch, int batchSize, Traces tracing) {
        List<PhotoChange> changes = PhotoChange.of(batch.events());
        List<Slice> slices = new ArrayList<>();
        int from = 0;
        for (; changes.size() - from > batchSize; from += batchSize) {
            List<PhotoChange> some = changes.subList(from, from + batchSize);
            slices.add(new Slice(some, List.of(), null, tracing.begin(some)));
        }
        List<PhotoChange> last = changes.subList(from, changes.size());
        slices.add(new Slice(last, batch.deadLetters(), batch.consumed(), tracing.begin(last)));
        return slices;
    }

    List<PhotoTrace> traces(Collection<String> paths) {
        return paths.stream().map(traces::get).toList();
    }

    boolean isLast() {
        return consumed != null;
    }
}

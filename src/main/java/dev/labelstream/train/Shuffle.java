package dev.labelstream.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Deals photos into batches. */
final class Shuffle {
    private Shuffle() {}

    /** Full batches only: what is left over waits for the next epoch's order. */
    static List<int[]> full(int photos, int batchSize, SplittableRandom random) {
        int[] order = IntStream.range(0, photos).toArray();
        for (int i = photos - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[other];
            order[other] = swapped;
        }
        return cut(order, batchSize, photos / batchSize * batchSize);
    }

    /** All photos in their order; the last batch may be smaller. */
    static List<int[]> inOrder(int photos, int batchSize) {
        return cut(IntStream.range(0, photos).toArray(), batchSize, photos);
    }

    private static List<int[]> cut(int[] order, int batchSize, int end) {
        List<int[]> batches = new ArrayList<>();
        for (int from = 0; from < end; from += batchSize) {
            batches.add(Arrays.copyOfRange(order, from, Math.min(end, from + batchSize)));
        }
        return batches;
    }
}

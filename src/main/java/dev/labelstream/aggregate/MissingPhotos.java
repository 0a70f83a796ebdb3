package dev.labelstream.aggregate;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Photos that lie in the bucket and have neither a prediction nor a failure.
 *
 * @param keys the first of them, in the order of the CSV
 */
record MissingPhotos(int count, List<String> keys) {
    static final int MOST_KEYS = 1000;

    MissingPhotos {
        keys = List.copyOf(keys);
    }

    static MissingPhotos among(Stream<String> listed, FolderTable table) {
        Map<String, ?> rows = table.rows();
        Map<String, ?> failures = table.failures();
        TreeSet<String> first = new TreeSet<>(new SubmissionOrder());
        int[] count = new int[1];
        listed.filter(key -> !rows.containsKey(key) && !failures.containsKey(key))
                .forEach(key -> {
                    count[0]++;
                    first.add(key);
                    if (first.size() > MOST_KEYS) {
                        first.pollLast();
                    }
                });
        return new MissingPhotos(count[0], List.copyOf(first));
    }
}

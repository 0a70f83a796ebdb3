package dev.labelstream.aggregate;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Keys that somebody may have meant by one that nobody knows: other letter case, another folder, another ending. */
final class NearMisses {
    private static final int MOST = 5;

    private final PredictionTable table;

    NearMisses(PredictionTable table) {
        this.table = table;
    }

    /** The nearest first. */
    List<String> of(String key) {
        Map<Integer, List<String>> byDistance = new TreeMap<>();
        table.folders().values().stream()
                .flatMap(folder -> Stream.concat(folder.rows().keySet().stream(), folder.failures().keySet().stream()))
                .distinct()
                .forEach(known -> {
                    int distance = distance(key, known);
                    List<String> found = byDistance.getOrDefault(distance, List.of());
                    if (distance >= 0 && found.size() < MOST) {
                        byDistance.put(
                                distance,
                                Stream.concat(found.stream(), Stream.of(known)).toList());
                    }
                });
        return byDistance.values().stream().flatMap(List::stream).limit(MOST).toList();
    }

    private static int distance(String asked, String known) {
        if (asked.equalsIgnoreCase(known)) {
            return 0;
        }
        String askedId = lower(SubmissionNames.id(asked));
        if (!askedId.equals(lower(SubmissionNames.id(known)))) {
            return -1;
        }
        boolean sameFolder = SubmissionNames.folder(asked).equalsIgnoreCase(SubmissionNames.folder(known));
        boolean sameName = name(asked).equals(name(known));
        return sameFolder ? 1 : sameName ? 2 : 3;
    }

    private static String name(String key) {
        return lower(key.substring(key.lastIndexOf('/') + 1));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}

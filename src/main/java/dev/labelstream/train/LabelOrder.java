package dev.labelstream.train;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Which class has which index.
 *
 * @param others whether every name that is not the first label belongs to the second
 */
record LabelOrder(List<String> labels, boolean others) {
    /** The second label where several names fall under it. */
    static final String OTHER = "other";

    private static final String ANY = "*";

    /**
     * @param wanted {@code cat,dog}, {@code cat,*} or null
     * @param found names of all photos
     */
    static LabelOrder of(String wanted, Collection<String> found) {
        List<String> names = List.copyOf(new TreeSet<>(found));
        if (wanted == null) {
            return new LabelOrder(names, false);
        }
        List<String> labels =
                Arrays.stream(wanted.split(",")).map(String::strip).toList();
        if (labels.contains("") || labels.stream().distinct().count() < Math.max(2, labels.size())) {
            throw new TrainingException("labels '" + wanted + "' must be two or more different names, or NAME,*");
        }
        if (!labels.contains(ANY)) {
            return new LabelOrder(labels, false);
        }
        if (labels.size() != 2 || labels.get(0).equals(ANY)) {
            throw new TrainingException("labels '" + wanted + "': * can only stand for the second of two");
        }
        List<String> rest = names.stream().filter(n -> !n.equals(labels.get(0))).toList();
        String second = rest.size() == 1 ? rest.get(0) : OTHER;
        return new LabelOrder(List.of(labels.get(0), second), true);
    }

    int index(Path file, String name) {
        int index = labels.indexOf(name);
        if (others) {
            return index == 0 ? 0 : 1;
        }
        if (index >= 0) {
            return index;
        }
        throw new TrainingException("%s is a '%s', which is none of the labels %s: rename it, or add the label"
                .formatted(file, name, String.join(",", labels)));
    }
}

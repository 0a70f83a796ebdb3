package dev.labelstream.aggregate;

import java.util.Comparator;

/** Where a photo stands in a list; its text form names the place to go on behind, also when photos came in between. */
record PhotoCursor(double rank, String key) implements Comparable<PhotoCursor> {
    private static final Comparator<PhotoCursor> ORDER =
            Comparator.comparingDouble(PhotoCursor::rank).thenComparing(PhotoCursor::key);

    /** @throws IllegalArgumentException when the text is none of {@link #toString} */
    static PhotoCursor read(String text) {
        int comma = text.indexOf(',');
        if (comma < 0) {
            throw new IllegalArgumentException("no cursor: " + text);
        }
        return new PhotoCursor(Double.parseDouble(text.substring(0, comma)), text.substring(comma + 1));
    }

    @Override
    public int compareTo(PhotoCursor other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return rank + "," + key;
    }
}

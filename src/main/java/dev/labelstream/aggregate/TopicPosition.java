package dev.labelstream.aggregate;

/** Where a record stands in its topic, packed into eight bytes of each row. */
public record TopicPosition(int partition, long offset) {
    private static final int OFFSET_BITS = 48;

    public TopicPosition {
        if (partition < 0 || partition > Short.MAX_VALUE || offset < 0 || offset >> OFFSET_BITS != 0) {
            throw new IllegalArgumentException("no topic has a record " + partition + "@" + offset);
        }
    }

    long packed() {
        return ((long) partition << OFFSET_BITS) | offset;
    }

    static TopicPosition unpacked(long packed) {
        return new TopicPosition((int) (packed >>> OFFSET_BITS), packed & ((1L << OFFSET_BITS) - 1));
    }
}

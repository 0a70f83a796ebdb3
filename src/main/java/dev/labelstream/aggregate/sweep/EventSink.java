package dev.labelstream.aggregate.sweep;

/** Where made-up events go, many at a time. */
public interface EventSink {
    /** @param path {@code bucket/object key} */
    void add(String path, String notification);

    /** Returns when all that was added is there. */
    void confirm();
}

package dev.labelstream.storage;

import java.util.Objects;

/**
 * An object as one GET answered it.
 *
 * @param eTag of these bytes, without quotes
 * @param size bytes
 */
public record FetchedObject(byte[] bytes, String eTag, long size) implements Fetched {
    public FetchedObject {
        Objects.requireNonNull(bytes, "bytes");
        Objects.requireNonNull(eTag, "eTag");
    }
}

package dev.labelstream.storage;

import java.time.Instant;
import java.util.Objects;

/**
 * A line of a bucket's listing.
 *
 * @param eTag without quotes
 * @param size bytes
 */
public record ListedObject(String key, String eTag, long size, Instant lastModified) {
    public ListedObject {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(eTag, "eTag");
        Objects.requireNonNull(lastModified, "lastModified");
    }
}

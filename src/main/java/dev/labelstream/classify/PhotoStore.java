package dev.labelstream.classify;

import dev.labelstream.storage.Fetched;

/** The store, as far as a classifier needs it. */
interface PhotoStore {
    Fetched fetch(String bucket, String key, long maxBytes);

    boolean exists(String bucket, String key);
}

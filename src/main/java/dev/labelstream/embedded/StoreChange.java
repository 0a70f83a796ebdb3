package dev.labelstream.embedded;

import java.time.Instant;
import java.util.Objects;

/**
 * Something happened to an object of the embedded store.
 *
 * @param eventName as S3 names it, {@code s3:ObjectCreated:Put}
 * @param eTag without quotes; null for a removal
 * @param size bytes; null where it is not known (any more)
 * @param contentType null where there is none
 * @param sequencer larger than that of every earlier change
 */
record StoreChange(
        String eventName,
        String bucket,
        String key,
        String eTag,
        Long size,
        String contentType,
        String sequencer,
        Instant at) {
    StoreChange {
        Objects.requireNonNull(eventName, "eventName");
        Objects.requireNonNull(bucket, "bucket");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(sequencer, "sequencer");
        Objects.requireNonNull(at, "at");
    }

    /** {@code bucket/object key}, the record key. */
    String path() {
        return bucket + "/" + key;
    }
}

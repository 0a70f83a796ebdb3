package dev.labelstream.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;

/**
 * One version of a photo in a bucket.
 *
 * @param key object key, decoded
 * @param eTag of the bytes that were read, without quotes; null while nothing was read
 * @param sequencer the store's order of changes to this key, right-padded hexadecimal; null where the store sends none
 * @param size bytes; 0 while nothing was read
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StoredImage(String bucket, String key, String eTag, String sequencer, long size) {
    public StoredImage {
        Objects.requireNonNull(bucket, "bucket");
        Objects.requireNonNull(key, "key");
    }

    /** The record key on every topic about photos: {@code bucket/object key}. */
    public String path() {
        return bucket + "/" + key;
    }
}

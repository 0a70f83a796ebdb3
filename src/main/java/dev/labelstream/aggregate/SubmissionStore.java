package dev.labelstream.aggregate;

import java.util.Optional;
import java.util.stream.Stream;

/** Where submissions go, and where one sees which photos there are. Methods throw when the store does not answer. */
interface SubmissionStore {
    Optional<byte[]> read(String key);

    boolean exists(String key);

    /** Readers see the former bytes or these, never a part. */
    void put(String key, byte[] content, String contentType);

    void remove(String key);

    /** Every key in the submissions bucket. */
    Stream<String> keys();

    /** Keys of the folder's own photos in the images bucket, without those of folders inside it. */
    Stream<String> photos(String folder);
}

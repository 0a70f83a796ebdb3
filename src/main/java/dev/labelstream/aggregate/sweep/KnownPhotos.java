package dev.labelstream.aggregate.sweep;

import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** The results of all photos. */
public interface KnownPhotos {
    /** Returns when every result that was committed before is known. */
    void catchUp() throws InterruptedException, TimeoutException;

    Optional<KnownPhoto> find(String key);

    Stream<KnownPhoto> all();

    Stream<KnownPhoto> inFolder(String folder);
}

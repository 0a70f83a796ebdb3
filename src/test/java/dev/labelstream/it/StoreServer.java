package dev.labelstream.it;

import dev.labelstream.storage.ObjectStore;
import java.net.URI;
import java.util.Optional;

/** A store as its own process, which tells Kafka what changes in it. */
interface StoreServer extends AutoCloseable {
    /** Also again, after it was stopped or killed. */
    StoreServer start();

    URI endpoint();

    String accessKey();

    String secretKey();

    /** With all rights; only where it speaks no TLS. */
    default ObjectStore objects() {
        return ObjectStore.connect(endpoint(), accessKey(), secretKey(), Optional.empty());
    }

    @Override
    void close();
}

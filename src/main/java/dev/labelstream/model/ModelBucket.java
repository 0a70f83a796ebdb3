package dev.labelstream.model;

import dev.labelstream.storage.Fetched;
import dev.labelstream.storage.FetchedObject;
import dev.labelstream.storage.ListedObject;
import dev.labelstream.storage.ObjectStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The bucket that holds models, {@code <id>/model.json} and what belongs to it. */
interface ModelBucket {
    /** All objects under the prefix. */
    List<ListedObject> list(String prefix);

    /** A small object's bytes. */
    Optional<byte[]> read(String key);

    void download(String key, Path target);

    void upload(String key, Path file, String contentType);

    /** The bucket of an object store. */
    record OfStore(ObjectStore store, String bucket) implements ModelBucket {
        private static final long CARD_LIMIT = 10_000_000;

        @Override
        public List<ListedObject> list(String prefix) {
            try (Stream<ListedObject> objects = store.list(bucket, prefix)) {
                return objects.toList();
            }
        }

        @Override
        public Optional<byte[]> read(String key) {
            Fetched fetched = store.fetch(bucket, key, CARD_LIMIT);
            return fetched instanceof FetchedObject object ? Optional.of(object.bytes()) : Optional.empty();
        }

        @Override
        public void download(String key, Path target) {
            store.download(bucket, key, target);
        }

        @Override
        public void upload(String key, Path file, String contentType) {
            store.put(bucket, key, file, contentType);
        }
    }
}

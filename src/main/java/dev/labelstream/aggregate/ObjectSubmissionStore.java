package dev.labelstream.aggregate;

import dev.labelstream.storage.FetchedObject;
import dev.labelstream.storage.ListedObject;
import dev.labelstream.storage.ObjectStore;
import dev.labelstream.storage.StorageConfig;
import java.util.Optional;
import java.util.stream.Stream;

/** Submissions in the object store's two buckets. */
final class ObjectSubmissionStore implements SubmissionStore {
    /** A manifest larger than this is written anew rather than compared. */
    private static final long MOST_BYTES = 64L << 20;

    private final ObjectStore store;
    private final String submissions;
    private final String images;

    ObjectSubmissionStore(ObjectStore store, StorageConfig.Buckets buckets) {
        this.store = store;
        this.submissions = buckets.submissions();
        this.images = buckets.images();
    }

    @Override
    public Optional<byte[]> read(String key) {
        return store.fetch(submissions, key, MOST_BYTES) instanceof FetchedObject found
                ? Optional.of(found.bytes())
                : Optional.empty();
    }

    @Override
    public boolean exists(String key) {
        return store.exists(submissions, key);
    }

    @Override
    public void put(String key, byte[] content, String contentType) {
        store.put(submissions, key, content, contentType);
    }

    @Override
    public void remove(String key) {
        store.remove(submissions, key);
    }

    @Override
    public Stream<String> keys() {
        return store.list(submissions, "").map(ListedObject::key);
    }

    @Override
    public Stream<String> photos(String folder) {
        // The photos of the default folder lie beside all the other folders.
        String prefix = folder.equals(SubmissionNames.DEFAULT_FOLDER) ? "" : folder + "/";
        return store.list(images, prefix)
                .map(ListedObject::key)
                .filter(key -> SubmissionNames.folder(key).equals(folder) && !SubmissionNames.isIgnored(key));
    }
}

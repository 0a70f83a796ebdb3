package dev.labelstream.storage;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What people said about photos: for each a copy in the bucket that trainings read, {@code corrected/FOLDER/LABEL/NAME}, of
 * which the folder of the label is what a training goes by.
 */
@Singleton
public final class Corrections {
    /** In the bucket of labelled photos. */
    static final String PREFIX = "corrected/";

    private final ObjectStore store;
    private final StorageConfig.Buckets buckets;

    Corrections(ObjectStore store, StorageConfig config) {
        this.store = store;
        this.buckets = config.buckets();
    }

    /** @param key of the photo in the bucket of images */
    record Correction(String key, String label) {
        static Optional<Correction> of(String copy) {
            List<String> parts = List.of(copy.substring(PREFIX.length()).split("/"));
            if (parts.size() < 2) {
                return Optional.empty();
            }
            int label = parts.size() - 2;
            String name = parts.get(label + 1);
            String folder = String.join("/", parts.subList(0, label));
            return Optional.of(new Correction(folder.isEmpty() ? name : folder + "/" + name, parts.get(label)));
        }

        /** Key in the bucket of labelled photos. */
        String copy() {
            int name = key.lastIndexOf('/') + 1;
            return PREFIX + key.substring(0, name) + label + "/" + key.substring(name);
        }
    }

    /**
     * Copies the photo under its right label, and takes away what was said before.
     *
     * @return the copy's key
     * @throws NoSuchObject when there is no such photo
     */
    public String correct(String key, String label) {
        Correction told = new Correction(key, label);
        store.copy(buckets.images(), key, buckets.training(), told.copy());
        List<Correction> before = under(PREFIX + key.substring(0, key.lastIndexOf('/') + 1));
        before.stream()
                .filter(other -> other.key().equals(key) && !other.equals(told))
                .forEach(other -> store.remove(buckets.training(), other.copy()));
        return told.copy();
    }

    /** Photo to label. */
    public Map<String, String> all() {
        Map<String, String> labels = new TreeMap<>();
        under(PREFIX).forEach(correction -> labels.put(correction.key(), correction.label()));
        return labels;
    }

    private List<Correction> under(String prefix) {
        try (Stream<ListedObject> copies = store.list(buckets.training(), prefix)) {
            return copies.map(ListedObject::key)
                    .flatMap(copy -> Correction.of(copy).stream())
                    .toList();
        }
    }
}

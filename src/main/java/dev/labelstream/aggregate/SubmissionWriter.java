package dev.labelstream.aggregate;

import dev.labelstream.event.EventJson;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Makes the submissions bucket say what the table says, and touches only what changed. */
final class SubmissionWriter {
    private static final String CSV = ".csv";
    private static final String JSON = ".json";

    private final PredictionTable table;
    private final SubmissionCsv csv;
    private final SubmissionStore store;
    private final Runnable csvWritten;
    private final Map<String, Written> written = new ConcurrentHashMap<>();

    /** @param csvWritten runs after each CSV that was put into the bucket */
    SubmissionWriter(PredictionTable table, SubmissionCsv csv, SubmissionStore store, Runnable csvWritten) {
        this.table = table;
        this.csv = csv;
        this.store = store;
        this.csvWritten = csvWritten;
    }

    /** Writes the folder's CSV, then its manifest; removes both where the folder has no photo left. */
    void write(String folder) {
        FolderTable rows = table.folder(folder).orElseGet(FolderTable::new);
        long version = rows.version();
        MissingPhotos missing = missing(folder, rows);
        if (rows.isEmpty() && missing.count() == 0) {
            remove(folder);
            return;
        }
        // Rendered after the listing: a photo classified in between counts as missing until the next time, never as
        // forgotten.
        SubmissionSnapshot snapshot = rows.snapshot(csv);
        Manifest manifest = Manifest.of(folder, rows, snapshot, missing);
        byte[] json = manifest.json();
        String jsonSha256 = SubmissionSnapshot.sha256(json);
        Written before = Optional.ofNullable(written.get(folder)).orElseGet(() -> stored(folder));
        if (!snapshot.sha256().equals(before.csvSha256)) {
            store.put(folder + CSV, snapshot.csv(), "text/csv; charset=utf-8");
            csvWritten.run();
        }
        if (!jsonSha256.equals(before.jsonSha256)) {
            store.put(folder + JSON, json, "application/json");
        }
        written.put(
                folder,
                new Written(
                        snapshot.sha256(), jsonSha256, new InBucket(manifest.complete(), manifest.photos()), version));
    }

    /** Another process may have written since: what the bucket holds is read again before the next write. */
    void forget() {
        written.clear();
    }

    /** What the manifest would say now. */
    Optional<Manifest> manifest(String folder) {
        return table.folder(folder).map(rows -> {
            MissingPhotos missing = missing(folder, rows);
            return Manifest.of(folder, rows, rows.snapshot(csv), missing);
        });
    }

    /**
     * What the bucket has of a folder.
     *
     * @param complete whether that is the folder as it is now, with nothing missing when it was written
     * @param photos that the folder had when it was written; 0 where it was not yet
     */
    record InBucket(boolean complete, int photos) {
        static final InBucket NOTHING = new InBucket(false, 0);
    }

    InBucket inBucket(String folder, FolderTable rows) {
        Written last = written.get(folder);
        return last == null
                ? InBucket.NOTHING
                : new InBucket(last.inBucket.complete && last.version == rows.version(), last.inBucket.photos);
    }

    /** The same, asked of the bucket: where another process writes. */
    InBucket storedInBucket(String folder, FolderTable rows) {
        return store.read(folder + JSON)
                .flatMap(json -> parse(folder, json))
                .map(manifest -> new InBucket(
                        manifest.complete()
                                && manifest.sha256().equals(rows.snapshot(csv).sha256()),
                        manifest.photos()))
                .orElse(InBucket.NOTHING);
    }

    /** Removes the submissions whose folders lost their last photo while nobody looked. */
    void removeOrphans() {
        List<String> orphans;
        try (Stream<String> keys = store.keys()) {
            orphans = keys.filter(key -> key.endsWith(JSON))
                    .map(key -> key.substring(0, key.length() - JSON.length()))
                    .filter(folder -> table.folder(folder).isEmpty())
                    .toList();
        }
        for (String folder : orphans) {
            boolean ours = store.read(folder + JSON)
                    .flatMap(json -> parse(folder, json))
                    .isPresent();
            if (ours && missing(folder, new FolderTable()).count() == 0) {
                remove(folder);
            }
        }
    }

    private void remove(String folder) {
        store.remove(folder + CSV);
        store.remove(folder + JSON);
        written.remove(folder);
    }

    private MissingPhotos missing(String folder, FolderTable rows) {
        try (Stream<String> photos = store.photos(folder)) {
            return MissingPhotos.among(photos, rows);
        }
    }

    private Written stored(String folder) {
        Optional<byte[]> json = store.read(folder + JSON);
        Optional<Manifest> manifest = json.flatMap(bytes -> parse(folder, bytes));
        if (manifest.isEmpty() || !store.exists(folder + CSV)) {
            return new Written("", "", InBucket.NOTHING, -1);
        }
        return new Written(manifest.get().sha256(), SubmissionSnapshot.sha256(json.get()), InBucket.NOTHING, -1);
    }

    private static Optional<Manifest> parse(String folder, byte[] json) {
        try {
            return Optional.ofNullable(EventJson.read(new String(json, StandardCharsets.UTF_8), Manifest.class))
                    .filter(manifest -> manifest.folder().equals(folder));
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
    }

    /** What the bucket holds; {@code version} of the table it was made from. */
    private record Written(String csvSha256, String jsonSha256, InBucket inBucket, long version) {}
}

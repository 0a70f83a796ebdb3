package dev.labelstream.aggregate;

import dev.labelstream.event.ClassificationFailed;
import dev.labelstream.event.ImageClassified;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/**
 * The last result of every photo, by folder. Takes what the topics say, record by record, in one thread; records of
 * other buckets than the photos' are none of its business.
 */
final class PredictionTable {
    private final String prefix;
    private final Consumer<String> touched;
    private final NavigableMap<String, FolderTable> folders = new ConcurrentSkipListMap<>();
    private final Map<RowModel, RowModel> models = new HashMap<>();
    private final AtomicInteger rows = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();

    /** @param touched hears the folder of every record, also of those that change nothing */
    PredictionTable(String bucket, Consumer<String> touched) {
        this.prefix = bucket + "/";
        this.touched = touched;
    }

    /** @param path {@code bucket/object key} */
    void classified(String path, ImageClassified event, TopicPosition position) {
        TableRow row = new TableRow(event, models.computeIfAbsent(RowModel.of(event), model -> model), position);
        change(path, rows, folder -> folder.put(key(path), row));
    }

    void unclassified(String path) {
        change(path, rows, folder -> folder.remove(key(path)));
    }

    void failed(String path, ClassificationFailed event) {
        change(path, failures, folder -> folder.putFailure(key(path), event));
    }

    void unfailed(String path) {
        change(path, failures, folder -> folder.removeFailure(key(path)));
    }

    void clear() {
        folders.clear();
        models.clear();
        rows.set(0);
        failures.set(0);
    }

    private void change(String path, AtomicInteger total, ToIntFunction<FolderTable> change) {
        if (!path.startsWith(prefix) || path.length() == prefix.length()) {
            return;
        }
        String name = SubmissionNames.folder(key(path));
        FolderTable folder = folders.computeIfAbsent(name, unused -> new FolderTable());
        total.addAndGet(change.applyAsInt(folder));
        if (folder.isEmpty()) {
            folders.remove(name);
        }
        touched.accept(name);
    }

    private String key(String path) {
        return path.substring(prefix.length());
    }

    Optional<FolderTable> folder(String name) {
        return Optional.ofNullable(folders.get(name));
    }

    /** By name. */
    Map<String, FolderTable> folders() {
        return Collections.unmodifiableMap(folders);
    }

    int rows() {
        return rows.get();
    }

    int failures() {
        return failures.get();
    }
}

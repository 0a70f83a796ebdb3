package dev.labelstream.train;

import dev.labelstream.image.PhotoNames;
import dev.labelstream.storage.ListedObject;
import dev.labelstream.storage.ObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Photos to learn from as a folder on this machine. What comes from a bucket is copied and removed again.
 *
 * @param copied whether the folder goes when this is closed
 */
public record PhotoSource(Path folder, boolean copied) implements AutoCloseable {
    private static final String S3 = "s3://";

    /**
     * Opens a source.
     *
     * @param source a folder, {@code s3://BUCKET} or {@code s3://BUCKET/PREFIX}
     * @param scratch folder for copies
     */
    public static PhotoSource open(String source, ObjectStore store, Path scratch, TrainingListener listener) {
        if (!source.startsWith(S3)) {
            return new PhotoSource(Path.of(source), false);
        }
        String[] parts = source.substring(S3.length()).split("/", 2);
        String prefix = parts.length == 2 ? parts[1] : "";
        List<String> keys;
        try (Stream<ListedObject> objects = store.list(parts[0], prefix)) {
            keys = objects.map(ListedObject::key).filter(PhotoNames::isPhoto).toList();
        }
        if (keys.isEmpty()) {
            throw new TrainingException("no photos under " + source + ": upload labelled ones, as cat_12.jpg");
        }
        try {
            Files.createDirectories(scratch);
            PhotoSource copy = new PhotoSource(Files.createTempDirectory(scratch, "training"), true);
            AtomicInteger done = new AtomicInteger();
            keys.stream().parallel().forEach(key -> {
                store.download(parts[0], key, target(copy.folder, key.substring(prefix.length())));
                listener.fetched(done.incrementAndGet(), keys.size());
            });
            return copy;
        } catch (IOException | InvalidPathException e) {
            throw new TrainingException("cannot copy " + source + " into " + scratch + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        if (!copied) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new TrainingException("cannot remove the copied photos in " + folder + ": " + e.getMessage(), e);
        }
    }

    /** {@code cat_1.jpg} stays, {@code a/b/cat/1.jpg} becomes {@code cat/a_b_cat_1.jpg}: the last folder is the label. */
    private static Path target(Path folder, String key) {
        List<String> parts = Arrays.stream(key.split("/"))
                .filter(part -> !part.isEmpty() && !part.equals(".") && !part.equals(".."))
                .toList();
        Path target = parts.size() == 1
                ? folder.resolve(parts.get(0))
                : folder.resolve(parts.get(parts.size() - 2)).resolve(String.join("_", parts));
        try {
            Files.createDirectories(target.getParent());
        } catch (IOException e) {
            throw new TrainingException("cannot make the folder " + target.getParent() + ": " + e.getMessage(), e);
        }
        return target;
    }
}

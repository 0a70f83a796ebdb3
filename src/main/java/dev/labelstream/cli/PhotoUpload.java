package dev.labelstream.cli;

import dev.labelstream.storage.ObjectStore;
import dev.labelstream.storage.StoreUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Puts photos into a bucket, several at once. */
final class PhotoUpload {
    private static final int THREADS = 4;
    private static final int TRIES = 3;
    private static final Map<String, String> CONTENT_TYPES = Map.of(
            "jpg", "image/jpeg",
            "jpeg", "image/jpeg",
            "png", "image/png",
            "webp", "image/webp",
            "bmp", "image/bmp");

    private final ObjectStore store;
    private final String bucket;

    PhotoUpload(ObjectStore store, String bucket) {
        this.store = store;
        this.bucket = bucket;
    }

    /** What is uploaded under a key; read only when its turn comes. */
    interface Content {
        byte[] read() throws IOException;
    }

    record Photo(String key, Content content) {
        static Photo of(String key, Path file) {
            return new Photo(key, () -> Files.readAllBytes(file));
        }
    }

    /**
     * @return why, by key, for each photo that cannot be read; the others are in the bucket
     * @throws CommandException when the store does not answer
     */
    SortedMap<String, String> upload(List<Photo> photos, Progress progress) {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        SortedMap<String, String> failures = new ConcurrentSkipListMap<>();
        AtomicLong done = new AtomicLong();
        try {
            List<Future<?>> uploads = new ArrayList<>();
            for (Photo photo : photos) {
                uploads.add(threads.submit(() -> {
                    upload(photo, failures);
                    progress.at(done.incrementAndGet());
                    return null;
                }));
            }
            for (Future<?> upload : uploads) {
                upload.get();
            }
            return failures;
        } catch (ExecutionException e) {
            throw unanswered(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("interrupted while uploading", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static RuntimeException unanswered(Throwable failure) {
        if (failure instanceof StoreUnavailable) {
            return new CommandException(
                    failure.getMessage() + "; if no server runs, start one with 'serve', or set"
                            + " labelstream.storage.endpoint to another store",
                    failure);
        }
        return failure instanceof RuntimeException own ? own : new IllegalStateException(failure);
    }

    private void upload(Photo photo, Map<String, String> failures) throws InterruptedException {
        try {
            put(photo.key(), photo.content().read());
        } catch (IOException e) {
            failures.put(photo.key(), FailureLine.of(e));
        }
    }

    /** @throws StoreUnavailable when the store did not take it several times */
    void put(String key, byte[] bytes) throws InterruptedException {
        for (int attempt = 1; attempt < TRIES; attempt++) {
            try {
                store.put(bucket, key, bytes, contentType(key));
                return;
            } catch (StoreUnavailable e) {
                TimeUnit.MILLISECONDS.sleep(300L * attempt);
            }
        }
        store.put(bucket, key, bytes, contentType(key));
    }

    private static String contentType(String key) {
        String ending = key.substring(key.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return CONTENT_TYPES.getOrDefault(ending, "application/octet-stream");
    }
}

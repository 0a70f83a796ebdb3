package dev.labelstream.cli;

import dev.labelstream.event.ClassificationPaused;
import dev.labelstream.event.ClassificationResumed;
import dev.labelstream.storage.ObjectStore;
import dev.labelstream.storage.StorageConfig;
import dev.labelstream.topic.BrokerConnection;
import dev.labelstream.topic.Controls;
import dev.labelstream.topic.TopicConfig;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Photos the whole way in this process: in through S3, out through a reader of the predictions. */
@Singleton
final class PipelineBenchmark {
    private static final int UPLOADS_AT_ONCE = 4;
    private static final long GLANCE_NANOS = 5_000_000;

    private final ObjectStore store;
    private final String bucket;
    private final BrokerConnection broker;
    private final TopicConfig topics;
    private final Controls controls;
    private final int batchSize;

    PipelineBenchmark(
            ObjectStore store,
            StorageConfig storage,
            BrokerConnection broker,
            TopicConfig topics,
            Controls controls,
            @ConfigProperty(name = "labelstream.classify.batch-size", defaultValue = "32") int batchSize) {
        this.store = store;
        this.bucket = storage.buckets().images();
        this.broker = broker;
        this.topics = topics;
        this.controls = controls;
        this.batchSize = batchSize;
    }

    int batchSize() {
        return batchSize;
    }

    /** A reader that has begun, to be closed. */
    ResultTimes results() {
        ResultTimes results = new ResultTimes(broker, topics);
        results.start();
        return results;
    }

    /** Classified and thrown away, so that the measurements meet compiled code. */
    void warmUp(List<PhotoUpload.Photo> photos, ResultTimes results) {
        int before = results.nanos().size();
        upload(photos);
        await("warmed up", before, photos.size(), results);
    }

    /**
     * Photos that wait on the topic, from the moment classifying is resumed until the last has its result.
     *
     * @param cpuNanos of the whole process in that time: broker, store and reader included
     */
    record Drain(double imagesPerSecond, long cpuNanos) {}

    Drain drain(List<PhotoUpload.Photo> photos, ResultTimes results) {
        int before = results.nanos().size();
        controls.publish(new ClassificationPaused(Instant.now()));
        while (!controls.isPaused()) {
            LockSupport.parkNanos(GLANCE_NANOS);
        }
        upload(photos);
        long cpu = ProcessUsage.cpuNanos();
        long start = System.nanoTime();
        controls.publish(new ClassificationResumed(Instant.now()));
        await("classified", before, photos.size(), results);
        long end = photos.stream().mapToLong(photo -> at(photo, results)).max().orElseThrow();
        return new Drain(photos.size() * 1e9 / (end - start), ProcessUsage.cpuNanos() - cpu);
    }

    /**
     * Photos one by one at a steady rate.
     *
     * @return from the moment each upload was due until its result, nanoseconds, ascending
     */
    long[] paced(List<PhotoUpload.Photo> photos, double imagesPerSecond, ResultTimes results) {
        int before = results.nanos().size();
        long interval = (long) (1e9 / imagesPerSecond);
        PhotoUpload upload = new PhotoUpload(store, bucket);
        ScheduledExecutorService clock = new ScheduledThreadPoolExecutor(UPLOADS_AT_ONCE);
        long start = System.nanoTime();
        try {
            List<Future<?>> puts = new ArrayList<>();
            for (int i = 0; i < photos.size(); i++) {
                PhotoUpload.Photo photo = photos.get(i);
                long due = i * interval - (System.nanoTime() - start);
                puts.add(clock.schedule(() -> put(upload, photo), due, TimeUnit.NANOSECONDS));
            }
            for (Future<?> put : puts) {
                put.get();
            }
            await("classified", before, photos.size(), results);
        } catch (ExecutionException e) {
            throw new CommandException("an upload failed: " + FailureLine.of(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("interrupted while uploading", e);
        } finally {
            clock.shutdownNow();
        }
        long[] latencies = new long[photos.size()];
        for (int i = 0; i < latencies.length; i++) {
            latencies[i] = at(photos.get(i), results) - start - i * interval;
        }
        Arrays.sort(latencies);
        return latencies;
    }

    private long at(PhotoUpload.Photo photo, ResultTimes results) {
        return results.nanos().get(bucket + "/" + photo.key());
    }

    private static Void put(PhotoUpload upload, PhotoUpload.Photo photo) throws IOException, InterruptedException {
        upload.put(photo.key(), photo.content().read());
        return null;
    }

    private void upload(List<PhotoUpload.Photo> photos) {
        try (Progress progress = Progress.of("uploaded", photos.size())) {
            SortedMap<String, String> unread = new PhotoUpload(store, bucket).upload(photos, progress);
            if (!unread.isEmpty()) {
                throw new CommandException("cannot read a photo: " + unread.get(unread.firstKey()));
            }
        }
    }

    private static void await(String task, int before, int count, ResultTimes results) {
        try (Progress progress = Progress.of(task, count)) {
            results.await(before, count, progress);
        }
    }
}

package dev.labelstream.cli;

import dev.labelstream.aggregate.CsvRow;
import dev.labelstream.aggregate.SubmissionNames;
import dev.labelstream.aggregate.SubmissionOrder;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;

/** Classifies photo files in batches; while the network works on one, the next is read and decoded. */
final class PhotoClassification {
    private final PhotoNetwork network;
    private final PhotoPixels pixels;
    private final int batchSize;
    private final int pictureBytes;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean stopping;

    /**
     * @param rows in the CSV's order, by path
     * @param unreadable why, by path
     */
    record Result(SortedMap<String, CsvRow> rows, SortedMap<String, String> unreadable) {}

    PhotoClassification(PhotoNetwork network, PhotoPixels pixels, int batchSize) {
        this.network = network;
        this.pixels = pixels;
        this.batchSize = batchSize;
        this.pictureBytes = network.inputSize() * network.inputSize() * 3;
    }

    /** @param progress is told how many photos are done */
    Result classify(List<Path> photos, LongConsumer progress) {
        Result result = new Result(new TreeMap<>(new SubmissionOrder()), new TreeMap<>(new SubmissionOrder()));
        ExecutorService readers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            Batch next = read(photos, 0, ByteBuffer.allocateDirect(batchSize * pictureBytes), readers);
            ByteBuffer spare = ByteBuffer.allocateDirect(batchSize * pictureBytes);
            for (int done = 0; done < photos.size() && !stopping; ) {
                Batch batch = next;
                done += batch.photos.size();
                List<Path> readable = batch.gather(result.unreadable);
                next = read(photos, done, spare, readers);
                spare = batch.pictures;
                classify(readable, batch.pictures, result.rows);
                progress.accept(done);
            }
            return result;
        } finally {
            readers.shutdownNow();
            ended.countDown();
        }
    }

    /** Ends after the batch under way, which the native engine must finish before the process may go. */
    void stop() throws InterruptedException {
        stopping = true;
        ended.await();
    }

    private Batch read(List<Path> photos, int from, ByteBuffer pictures, ExecutorService readers) {
        List<Path> batch = photos.subList(from, Math.min(photos.size(), from + batchSize));
        List<Future<Optional<String>>> readings = new ArrayList<>();
        for (Path photo : batch) {
            ByteBuffer target = pictures.slice(readings.size() * pictureBytes, pictureBytes);
            readings.add(readers.submit(() -> pixels.read(photo, network.inputSize(), target)));
        }
        return new Batch(batch, readings, pictures);
    }

    private void classify(List<Path> photos, ByteBuffer pictures, SortedMap<String, CsvRow> rows) {
        if (photos.isEmpty()) {
            return;
        }
        float[][] probabilities = network.classify(pictures.slice(0, photos.size() * pictureBytes), photos.size());
        for (int i = 0; i < photos.size(); i++) {
            String key = key(photos.get(i));
            rows.put(key, row(key, probabilities[i]));
        }
    }

    private CsvRow row(String key, float[] probabilities) {
        int best = 0;
        List<Double> shortest = new ArrayList<>();
        for (int i = 0; i < probabilities.length; i++) {
            if (Float.isNaN(probabilities[i])) {
                throw new CommandException("the network answered NaN for " + key + ": train or import the model again");
            }
            best = probabilities[i] > probabilities[best] ? i : best;
            // 0.98, where a plain widening says 0.9800000190734863
            shortest.add(Double.parseDouble(Float.toString(probabilities[i])));
        }
        return new CsvRow(SubmissionNames.id(key), best, network.labels().get(best), shortest.get(best), shortest);
    }

    /** As an object key would be, so that the order is the same. */
    private static String key(Path photo) {
        return photo.toString().replace('\\', '/');
    }

    private final class Batch {
        private final List<Path> photos;
        private final List<Future<Optional<String>>> readings;
        private final ByteBuffer pictures;

        Batch(List<Path> photos, List<Future<Optional<String>>> readings, ByteBuffer pictures) {
            this.photos = photos;
            this.readings = readings;
            this.pictures = pictures;
        }

        /** Waits for all, closes the gaps of the unreadable ones, and returns the others. */
        List<Path> gather(SortedMap<String, String> unreadable) {
            List<Path> readable = new ArrayList<>();
            for (int i = 0; i < photos.size(); i++) {
                Optional<String> rejection = await(readings.get(i));
                if (rejection.isPresent()) {
                    unreadable.put(key(photos.get(i)), rejection.get());
                } else {
                    pictures.put(readable.size() * pictureBytes, pictures, i * pictureBytes, pictureBytes);
                    readable.add(photos.get(i));
                }
            }
            return readable;
        }

        private Optional<String> await(Future<Optional<String>> reading) {
            try {
                return reading.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("cannot read photos: " + e.getCause(), e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CommandException("interrupted while reading photos", e);
            }
        }
    }
}

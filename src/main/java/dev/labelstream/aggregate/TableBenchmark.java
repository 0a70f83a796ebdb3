package dev.labelstream.aggregate;

import dev.labelstream.event.EventJson;
import dev.labelstream.event.ImageClassified;
import dev.labelstream.event.ModelReference;
import dev.labelstream.event.StoredImage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** How fast predictions become the table, and the table its CSV: the stage's own parts, without the broker's and the store's time. */
public final class TableBenchmark {
    private static final String TOPIC = "predictions";
    private static final String BUCKET = "images";
    private static final String FOLDER = "bench";
    private static final int ROUNDS = 3;
    private static final int MADE_TOGETHER = 10_000;
    /** A prime beyond any number of rows: multiplied by it, they come in an order that is none. */
    private static final long STEP = Integer.MAX_VALUE;

    private static final ModelReference MODEL = new ModelReference("bench", "resnet18", "0".repeat(64));
    private static final Instant MORNING = Instant.parse("2026-01-02T08:00:00Z");

    private final int rows;
    private final PredictionTable table = new PredictionTable(BUCKET, folder -> {});
    private final TableFeed feed = new TableFeed(table, TOPIC, "image-failures");

    private TableBenchmark(int rows) {
        this.rows = rows;
    }

    /**
     * What was measured.
     *
     * @param fillRecordsPerSecond records from their JSON into the table, in no order
     * @param writeRowsPerSecond rows of the table into a CSV with its checksum and manifest; the best of three writes
     * @param heapBytes that the filled table occupies
     */
    public record Result(int rows, long fillRecordsPerSecond, long writeRowsPerSecond, long heapBytes) {}

    /** @param rows photos of one folder, at least 1 */
    public static Result run(int rows, CsvFormat format) {
        return new TableBenchmark(rows).run(format);
    }

    private Result run(CsvFormat format) {
        long empty = usedHeap();
        long fillNanos = fill();
        long filled = usedHeap();
        SubmissionWriter writer = new SubmissionWriter(table, new SubmissionCsv(format), new NoStore(), () -> {});
        long writeNanos = Long.MAX_VALUE;
        for (int round = 1; round <= ROUNDS; round++) {
            // A table that did not change is not written again.
            feed.accept(record(0, round));
            long start = System.nanoTime();
            writer.write(FOLDER);
            writeNanos = Math.min(writeNanos, System.nanoTime() - start);
        }
        return new Result(rows, perSecond(fillNanos), perSecond(writeNanos), Math.max(0, filled - empty));
    }

    private long fill() {
        long nanos = 0;
        List<ConsumerRecord<String, String>> records = new ArrayList<>(MADE_TOGETHER);
        for (int from = 0; from < rows; from += MADE_TOGETHER) {
            records.clear();
            for (int i = from; i < Math.min(rows, from + MADE_TOGETHER); i++) {
                records.add(record((int) (i * STEP % rows), 0));
            }
            long start = System.nanoTime();
            records.forEach(feed::accept);
            nanos += System.nanoTime() - start;
        }
        return nanos;
    }

    private long perSecond(long nanos) {
        return Math.round(rows * 1e9 / Math.max(1, nanos));
    }

    /** @param version of the photo's bytes */
    private static ConsumerRecord<String, String> record(int number, int version) {
        Map<String, Double> probabilities = new LinkedHashMap<>();
        probabilities.put("cat", 0.015625);
        probabilities.put("dog", 0.984375);
        StoredImage image = new StoredImage(
                BUCKET,
                FOLDER + "/" + number + ".jpg",
                "%032x".formatted(number + ((long) version << 32)),
                "18A0B1C2D3E%04X".formatted(version),
                22_000);
        ImageClassified event =
                new ImageClassified(image, "dog", 1, 0.984375, probabilities, MODEL, MORNING, MORNING.plusMillis(40));
        return new ConsumerRecord<>(TOPIC, 0, number, image.path(), EventJson.write(event));
    }

    private static long usedHeap() {
        System.gc();
        Runtime jvm = Runtime.getRuntime();
        return jvm.totalMemory() - jvm.freeMemory();
    }

    /** Takes everything at once, and lists the photos that the table has. */
    private final class NoStore implements SubmissionStore {
        @Override
        public Optional<byte[]> read(String key) {
            return Optional.empty();
        }

        @Override
        public boolean exists(String key) {
            return false;
        }

        @Override
        public void put(String key, byte[] content, String contentType) {}

        @Override
        public void remove(String key) {}

        @Override
        public Stream<String> keys() {
            return Stream.empty();
        }

        @Override
        public Stream<String> photos(String folder) {
            return table.folder(folder).stream().flatMap(found -> found.rows().keySet().stream());
        }
    }
}

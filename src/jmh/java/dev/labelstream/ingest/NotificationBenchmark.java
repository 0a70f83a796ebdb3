package dev.labelstream.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** MinIO's notification, as it lies in the topic, to the events in it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class NotificationBenchmark {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final NotificationParser parser = new NotificationParser("images");
    private String notification;

    @Setup
    public void read() throws IOException {
        try (InputStream file = NotificationBenchmark.class.getResourceAsStream("/ingest/minio-events.jsonl")) {
            String first = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElseThrow();
            notification = new ObjectMapper().readTree(first).path("value").asText();
        }
    }

    @Benchmark
    public Notification parse() {
        return parser.parse(notification, NOW);
    }
}

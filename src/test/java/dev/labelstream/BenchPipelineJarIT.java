package dev.labelstream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelstream.event.EventJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program measures itself with a broker and a store of its own, and takes them away again. */
class BenchPipelineJarIT {
    private static final String BROKER_OF_OTHERS = "-Dkafka.bootstrap.servers=127.0.0.1:1";

    @TempDir
    Path folder;

    private Path temporary;

    @BeforeEach
    void makeTemporaryFolder() throws IOException {
        temporary = Files.createDirectory(folder.resolve("temporary"));
    }

    @Test
    void everyPhotoIsMeasuredAndNothingStays() throws IOException {
        try (JarProcess bench = new JarProcess(folder)) {
            // When
            int code = bench.start(place(), BROKER_OF_OTHERS, "bench", "pipeline", "--photos", "12", "--json")
                    .awaitExit();

            // Then
            assertThat(code).as(bench.errors()).isZero();
            JsonNode result = EventJson.read(bench.output(), JsonNode.class);
            assertThat(Stream.of(
                            "engineImagesPerSecond",
                            "drainImagesPerSecond",
                            "uploadToPredictionP50Millis",
                            "uploadToPredictionP99Millis",
                            "cpuMillisPerImage"))
                    .allSatisfy(
                            field -> assertThat(result.path(field).asDouble()).isPositive());
            assertThat(result.path("failed").asInt()).isZero();
            assertThat(dataFolders()).isZero();
        }
    }

    @Test
    void whoStopsItFindsNothingOfIt() throws IOException {
        try (JarProcess bench = new JarProcess(folder)) {
            // Given
            bench.start(place(), "bench", "pipeline");
            Awaitility.await().atMost(JarProcess.PATIENCE).until(() -> bench.errors()
                    .contains("warmed up"));
            assertThat(dataFolders()).isOne();

            // When
            bench.stop();

            // Then
            assertThat(dataFolders()).isZero();
            assertThat(bench.output()).isEmpty();
        }
    }

    private String place() {
        return "-Djava.io.tmpdir=" + temporary;
    }

    private long dataFolders() throws IOException {
        try (Stream<Path> files = Files.list(temporary)) {
            return files.filter(file -> file.getFileName().toString().startsWith("labelstream-bench"))
                    .count();
        }
    }
}

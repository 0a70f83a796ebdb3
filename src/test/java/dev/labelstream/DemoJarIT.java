package dev.labelstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole product as its first command shows it: drawn pictures, a retraining over HTTP, the swap, the CSV. */
class DemoJarIT {
    @TempDir
    Path folder;

    @Test
    void theDemoGoesTheWholeWayAndLeavesTheShippedModelActive() throws IOException {
        try (JarProcess demo = new JarProcess(folder)) {
            // When
            int code = demo.start("demo", "--exit").awaitExit();

            // Then
            assertThat(code).as(demo.errors()).isZero();
            assertThat(demo.output()).contains("pictures are right").contains("resnet18-cats-dogs");
            List<String> rows = csv();
            assertThat(rows).hasSize(100);
            assertThat(rows.stream().map(row -> Integer.parseInt(row.substring(0, row.indexOf(',')))))
                    .isSorted();
        }
    }

    private List<String> csv() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return Files.readAllLines(files.filter(file -> file.toString().endsWith("demo.csv"))
                    .findFirst()
                    .orElseThrow());
        }
    }
}

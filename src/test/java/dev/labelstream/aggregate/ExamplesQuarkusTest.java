package dev.labelstream.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.labelstream.topic.BrokerConnection;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs of {@code docs/examples} print what is committed, and nothing else. */
@QuarkusTest
class ExamplesQuarkusTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path output;

    @Inject
    BrokerConnection broker;

    private final String folder = "examples-" + UUID.randomUUID();

    @Test
    void theJavaExamplePrintsWhatIsCommitted() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

        printsWhatIsCommitted(java, "-cp", classPath, "docs/examples/Labels.java");
    }

    @Test
    void thePythonExamplePrintsWhatIsCommitted() throws IOException, InterruptedException {
        assumeTrue(hasKafkaPython(), "needs python3 with kafka-python: pip install kafka-python");

        printsWhatIsCommitted("python3", "docs/examples/labels.py");
    }

    private void printsWhatIsCommitted(String... program) throws IOException {
        // Given
        try (ResultProducer results = new ResultProducer(broker, folder)) {
            results.commit(() -> results.classify(folder + "/1.jpg"));
            results.abort(() -> results.classify(folder + "/never.jpg"));
            results.commit(() -> results.unclassify(folder + "/1.jpg"));
        }
        List<String> command = new ArrayList<>(List.of(program));
        command.add(broker.address());
        Path printed = output.resolve("printed.txt");

        // When
        Process example = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();

        // Then
        try {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(Files.readString(printed))
                    .containsPattern("images/" + folder + "/1\\.jpg: \\w+ \\(\\d+ ?%\\)")
                    .contains("images/" + folder + "/1.jpg: no label any more"));
            assertThat(Files.readString(printed)).doesNotContain("never.jpg");
        } finally {
            example.destroyForcibly();
        }
    }

    private static boolean hasKafkaPython() throws InterruptedException {
        try {
            Process python = new ProcessBuilder("python3", "-c", "import kafka").start();
            return python.waitFor(1, TimeUnit.MINUTES) && python.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}

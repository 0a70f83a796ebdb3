package dev.labelstream.embedded;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Gives each application that a {@code @QuarkusTest} starts a data folder of its own and free ports, so that no run finds
 * another one's photos and several may run at once. It holds for every such test: none needs to name it.
 */
@QuarkusTestResource(FreshPlaces.class)
public class FreshPlaces implements QuarkusTestResourceLifecycleManager {
    private Path folder;

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "test-data")), "run-");
        } catch (IOException e) {
            throw new UncheckedIOException("no data folder for the tests", e);
        }
        return Map.of(
                "labelstream.data-dir", folder.toString(),
                "labelstream.embedded.kafka.port", Integer.toString(Ports.anyFree()),
                "labelstream.embedded.s3.port", Integer.toString(Ports.anyFree()));
    }

    @Override
    public void stop() {
        if (folder == null) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> file.delete());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + folder, e);
        }
    }
}

package dev.labelstream.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** A folder for one piece of work, gone with everything in it when closed. */
public record WorkFolder(Path path) implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(WorkFolder.class);

    /** @throws TrainingException when it cannot be made */
    public static WorkFolder create(Path path) {
        try {
            return new WorkFolder(Files.createDirectories(path));
        } catch (IOException e) {
            throw new TrainingException("cannot make the folder " + path + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(path)) {
            List<Path> inner = walk.sorted(Comparator.reverseOrder()).toList();
            for (Path file : inner) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.warnf("remove %s by hand: %s", path, e.getMessage());
        }
    }
}

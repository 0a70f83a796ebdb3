package dev.labelstream.storage;

import dev.labelstream.process.CommandProfile;
import dev.labelstream.process.ProcessConfig;
import dev.labelstream.process.StartOrder;
import dev.labelstream.process.StartupException;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Makes the data folder and keeps it for this server alone: two would write one broker's log, and share a transactional id. */
@Singleton
class DataFolder {
    private static final String LOCK = ".lock";

    private final Path folder;
    private FileChannel lock;

    DataFolder(ProcessConfig process) {
        this.folder = process.dataDir();
    }

    void take(@Observes @Priority(StartOrder.DATA_FOLDER) StartupEvent start) {
        if (!CommandProfile.isActive()) {
            take();
        }
    }

    void take() {
        try {
            create(folder);
            lock = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock.tryLock() == null) {
                throw taken(null);
            }
        } catch (OverlappingFileLockException e) {
            throw taken(e);
        } catch (IOException e) {
            throw new StartupException(
                    "cannot use the data folder " + folder + " (" + e
                            + "): make it writable, or set labelstream.data-dir to another",
                    e);
        }
    }

    private StartupException taken(Throwable cause) {
        return new StartupException(
                "another server runs on the data folder " + folder
                        + ": stop it, or set labelstream.data-dir to another folder",
                cause);
    }

    /** Photos and keys are nobody else's business; a folder that exists keeps its permissions. */
    private static void create(Path folder) throws IOException {
        Path absolute = folder.toAbsolutePath();
        if (Files.isDirectory(absolute)) {
            return;
        }
        if (absolute.getParent() != null) {
            Files.createDirectories(absolute.getParent());
        }
        Files.createDirectory(absolute, OwnerOnly.folder(absolute));
    }

    @PreDestroy
    void release() throws IOException {
        if (lock != null) {
            lock.close();
            lock = null;
        }
    }
}

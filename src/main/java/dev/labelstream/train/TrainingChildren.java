package dev.labelstream.train;

import dev.labelstream.event.TrainingRequested;
import dev.labelstream.model.ModelFolder;
import dev.labelstream.model.ModelRegistry;
import dev.labelstream.model.network.Architecture;
import dev.labelstream.process.ProcessConfig;
import dev.labelstream.storage.StorageConfig;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Makes child processes that train on the {@code training} bucket, with this process's settings. */
@Singleton
class TrainingChildren {
    private final ThisProgram program;
    private final Config config;
    private final String bucket;
    private final Path dataDir;
    private final ModelShelf models;

    TrainingChildren(
            ThisProgram program, Config config, StorageConfig storage, ProcessConfig process, ModelRegistry registry) {
        this.program = program;
        this.config = config;
        this.bucket = storage.buckets().training();
        this.dataDir = process.dataDir();
        this.models = new RegistryShelf(registry);
    }

    ModelShelf models() {
        return models;
    }

    WorkFolder workFolder(String id) {
        return WorkFolder.create(workFolders().resolve(id));
    }

    /** Folders of children whose process was killed. */
    void removeLeftovers() {
        new WorkFolder(workFolders()).close();
    }

    ChildProcess start(TrainingRequested request, Path work, Optional<Path> rival, Optional<Path> start) {
        List<String> command = new ArrayList<>(program.command(parameters(request, start)));
        command.addAll(ChildArguments.of(request, bucket, work, rival, start));
        return ChildProcess.start(command, ChildEnvironment.of(config, dataDir, program.threads()));
    }

    private Path workFolders() {
        return dataDir.resolve("training");
    }

    /** Of the network as it usually is: a cardinality only makes it smaller. */
    private static long parameters(TrainingRequested request, Optional<Path> start) {
        if (start.isPresent()) {
            return ModelFolder.open(start.get()).network().parameterCount();
        }
        return Optional.ofNullable(request.architecture())
                .flatMap(Architecture::of)
                .orElse(Architecture.DEFAULT)
                .network(2)
                .parameterCount();
    }
}

package dev.labelstream.train;

import io.quarkus.runtime.ImageMode;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Singleton;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How this program is started once more, as a child at low priority and within limits. */
@Singleton
class ThisProgram {
    private static final String MAIN = "dev.labelstream.cli.Main";
    private static final int NICENESS = 10;
    /** Initial weights and their archive; later weights, averages and both moments of Adam on their way to the disk. */
    static final int HEAP_OF_A_PARAMETER = 16;

    private static final long USUAL_HEAP = 1L << 30;

    private final TrainConfig config;

    ThisProgram(TrainConfig config) {
        this.config = config;
    }

    /**
     * The command line up to the program's own arguments.
     *
     * @param parameters of the network that is to be trained
     */
    List<String> command(long parameters) {
        List<String> command = new ArrayList<>();
        nice().ifPresent(nice -> command.addAll(List.of(nice.toString(), "-n", Integer.toString(NICENESS))));
        if (ImageMode.current() == ImageMode.NATIVE_RUN) {
            command.add(ProcessHandle.current().info().command().orElseThrow());
            command.add(heapLimit(parameters));
            return command;
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(heapLimit(parameters), "-XX:ActiveProcessorCount=" + threads()));
        command.addAll(program(System.getProperty("java.class.path")));
        return command;
    }

    int threads() {
        return config.threads().orElse(Math.max(1, Runtime.getRuntime().availableProcessors() - 1));
    }

    /** A JVM started with {@code -jar} has that jar alone as its class path. */
    static List<String> program(String classPath) {
        boolean isJar = classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator);
        return isJar
                ? List.of("-jar", Path.of(classPath).toAbsolutePath().toString())
                : List.of("-cp", classPath, MAIN);
    }

    private String heapLimit(long parameters) {
        return "-Xmx"
                + config.heap().map(MemorySize::asLongValue).orElse(USUAL_HEAP + parameters * HEAP_OF_A_PARAMETER);
    }

    private static Optional<Path> nice() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "nice"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}

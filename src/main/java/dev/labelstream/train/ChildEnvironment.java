package dev.labelstream.train;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.config.Config;

/** This process's settings as environment variables, so that a child has the same and no key shows in a process list. */
final class ChildEnvironment {
    private static final String OURS = "labelstream.";
    private static final String NOT_FOR_CHILDREN = "labelstream.manage.";
    private static final String DATA_DIR = "labelstream.data-dir";
    private static final String THREADS = "labelstream.engine.threads";

    /**
     * What glibc frees of tensors above 64 MiB it keeps only in its main arena; from others they go back to the kernel, which
     * clears them at every step: 9 instead of 3 seconds of system time in 14 steps of ResNet-18.
     */
    private static final String ONE_ARENA = "MALLOC_ARENA_MAX";

    private ChildEnvironment() {}

    static Map<String, String> of(Config config, Path dataDir, int threads) {
        Map<String, String> variables = new HashMap<>();
        for (String name : config.getPropertyNames()) {
            if (name.startsWith(OURS) && !name.startsWith(NOT_FOR_CHILDREN)) {
                config.getOptionalValue(name, String.class).ifPresent(value -> variables.put(variable(name), value));
            }
        }
        variables.put(variable(DATA_DIR), dataDir.toAbsolutePath().toString());
        variables.put(variable(THREADS), Integer.toString(threads));
        variables.put(ONE_ARENA, "1");
        return variables;
    }

    /** MicroProfile Config's mapping. */
    private static String variable(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}

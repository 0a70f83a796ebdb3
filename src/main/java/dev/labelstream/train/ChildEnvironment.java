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
        return variables;
    }

    /** MicroProfile Config's mapping. */
    private static String variable(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}

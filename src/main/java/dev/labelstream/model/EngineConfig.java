package dev.labelstream.model;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where PyTorch's native library comes from and how much of the machine it takes. */
@StaticInitSafe
@ConfigMapping(prefix = "labelstream.engine")
public interface EngineConfig {
    /** Folder the native library (450 MB) is unpacked to once. Default: {@code labelstream} in the user's cache folder. */
    Optional<Path> cacheDir();

    /** Whether a library missing on the class path may be downloaded; otherwise the engine makes no network call. */
    @WithDefault("false")
    boolean download();

    /** Threads one prediction or training step uses, from 1. Default: one for each processor core. */
    Optional<Integer> threads();

    /** The configured number of threads, else one for each core. */
    default int threadCount() {
        return threads().orElseGet(Runtime.getRuntime()::availableProcessors);
    }

    /** The configured cache folder, else the user's. */
    default Path cacheFolder() {
        return cacheDir().orElseGet(() -> userCache(System.getProperty("os.name"), System.getenv()));
    }

    /** {@code labelstream} in the folder the operating system keeps for caches. */
    static Path userCache(String system, Map<String, String> environment) {
        Path home = Path.of(System.getProperty("user.home"));
        Path caches;
        if (environment.containsKey("XDG_CACHE_HOME")) {
            caches = Path.of(environment.get("XDG_CACHE_HOME"));
        } else if (system.startsWith("Windows")) {
            caches = Path.of(environment.getOrDefault(
                    "LOCALAPPDATA", home.resolve("AppData/Local").toString()));
        } else if (system.startsWith("Mac")) {
            caches = home.resolve("Library/Caches");
        } else {
            caches = home.resolve(".cache");
        }
        return caches.resolve("labelstream");
    }
}

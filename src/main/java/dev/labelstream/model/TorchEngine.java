package dev.labelstream.model;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import java.nio.file.Path;

/** Starts DJL's PyTorch engine: once in a process, without telemetry, without network. */
public final class TorchEngine {
    private TorchEngine() {}

    /** Starts with all processor cores and no download; see {@link #start(Path, int, boolean)}. */
    public static void start(Path cacheDir) {
        start(cacheDir, Runtime.getRuntime().availableProcessors(), false);
    }

    public static void start(EngineConfig config) {
        int threads = config.threadCount();
        if (threads < 1) {
            throw new ModelException("labelstream.engine.threads is " + threads + ": give 1 or more");
        }
        start(config.cacheFolder(), threads, config.download());
    }

    /**
     * DJL reads these properties at its first use, so nothing of DJL may run before; what is set already wins. DJL unpacks
     * under a temporary name and renames, so processes may start at the same time.
     *
     * @throws ModelException when there is no native library
     */
    public static synchronized void start(Path cacheDir, int threads, boolean download) {
        set("ai.djl.offline", String.valueOf(!download));
        set("OPT_OUT_TRACKING", "true");
        set("ai.djl.default_engine", "PyTorch");
        set("DJL_CACHE_DIR", cacheDir.toAbsolutePath().toString());
        set("ai.djl.pytorch.num_threads", String.valueOf(threads));
        set("ai.djl.pytorch.num_interop_threads", "1");
        ProcessTuning.apply();
        try {
            Engine.getEngine("PyTorch");
        } catch (EngineException e) {
            throw new ModelException(
                    "PyTorch cannot start (" + rootMessage(e) + "): check that " + cacheDir
                            + " is writable with 500 MB free, or set PYTORCH_LIBRARY_PATH to a folder with libtorch 2.7.1,"
                            + " or labelstream.engine.download=true",
                    e);
        }
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse(root.toString());
    }

    private static void set(String key, String value) {
        if (System.getProperty(key) == null) {
            System.setProperty(key, value);
        }
    }
}

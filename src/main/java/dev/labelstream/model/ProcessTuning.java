package dev.labelstream.model;

import com.sun.jna.Function;
import org.jboss.logging.Logger;

/** Settings of the C library that the engine reads from its process, which a JVM can only change through C. */
final class ProcessTuning {
    private static final Logger LOG = Logger.getLogger(ProcessTuning.class);
    private static final int KEEP_THE_USERS = 0;

    // of glibc's malloc.h
    private static final int M_TRIM_THRESHOLD = -1;
    private static final int M_MMAP_MAX = -4;
    private static final int KEPT_BYTES = 1 << 30;

    private ProcessTuning() {}

    /** Before the engine is loaded, which is when it reads them. */
    static void apply() {
        String system = System.getProperty("os.name");
        if (system.startsWith("Windows")) {
            return;
        }
        try {
            sleepWhileWaiting();
            if (system.equals("Linux")) {
                keepFreedMemory();
            }
        } catch (LinkageError e) {
            LOG.debugf("the engine runs without its settings of the C library: %s", e);
        }
    }

    /**
     * The engine's threads wait for each other: asleep instead of spinning, which beside another busy process cost six
     * sevenths of the speed (6 instead of 42 photos per second).
     */
    private static void sleepWhileWaiting() {
        c("setenv", "OMP_WAIT_POLICY", "PASSIVE", KEEP_THE_USERS);
    }

    /**
     * What one batch frees, up to 1 GiB, serves the next. As glibc is by itself, each large tensor is memory from the kernel
     * that has to be cleared first, which takes 5 to 8 % of a batch.
     */
    private static void keepFreedMemory() {
        c("mallopt", M_MMAP_MAX, 0);
        c("mallopt", M_TRIM_THRESHOLD, KEPT_BYTES);
    }

    private static void c(String function, Object... arguments) {
        Function.getFunction("c", function).invokeInt(arguments);
    }
}

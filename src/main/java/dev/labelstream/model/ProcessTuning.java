package dev.labelstream.model;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.logging.Logger;

/**
 * What a JVM can only change through C: settings of the C library that the engine reads from its process, and which threads
 * come first where all want the processor.
 */
public final class ProcessTuning {
    private static final Logger LOG = Logger.getLogger(ProcessTuning.class);
    private static final int KEEP_THE_USERS = 0;

    // of glibc's malloc.h
    private static final int M_TRIM_THRESHOLD = -1;
    private static final int M_MMAP_MAX = -4;
    private static final int KEPT_BYTES = 1 << 30;

    // of sys/resource.h; for Linux a thread is a process here
    private static final int PRIO_PROCESS = 0;
    private static final int CALLING_THREAD = 0;
    private static final int NICE = 5;
    // of sched.h: whoever else wakes up gets the core at once, which even the highest nice value does not promise
    private static final int SCHED_IDLE = 5;

    private static final Path THREADS = Path.of("/proc/self/task");

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
                useHugePages();
            }
            letCompilersYield();
        } catch (LinkageError e) {
            LOG.debugf("the engine runs without its settings of the C library: %s", e);
        }
    }

    /** The calling thread leaves the processor to the network where both want it; on Linux, elsewhere nothing changes. */
    public static void yieldToNetwork() {
        try {
            if (System.getProperty("os.name").equals("Linux")) {
                c("setpriority", PRIO_PROCESS, CALLING_THREAD, NICE);
            }
        } catch (LinkageError e) {
            LOG.debugf("a thread keeps its priority: %s", e);
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

    /**
     * PyTorch asks for large pages where a tensor is larger than one: the kernel gives and clears memory half as often, which
     * halves the system time of {@code classify} (2.0 to 1.0 s for 2,000 photos).
     */
    private static void useHugePages() {
        c("setenv", "THP_MEM_ALLOC_ENABLE", "1", KEEP_THE_USERS);
    }

    /**
     * The JVM's optimising compiler, which for a minute after each start wants a fifth of two cores, takes what the start and
     * the network leave; on Linux, elsewhere nothing changes. Compiler threads that are started later inherit that.
     */
    public static void letCompilersYield() {
        try {
            if (System.getProperty("os.name").equals("Linux")) {
                giveCompilersNoPriority();
            }
        } catch (LinkageError | IOException e) {
            LOG.debugf("the compilers keep their priority: %s", e);
        }
    }

    private static void giveCompilersNoPriority() throws IOException {
        Memory noPriority = new Memory(Integer.BYTES);
        noPriority.clear();
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(THREADS)) {
            for (Path thread : threads) {
                if (Files.readString(thread.resolve("comm")).startsWith("C2 CompilerThre")) {
                    c(
                            "sched_setscheduler",
                            Integer.parseInt(thread.getFileName().toString()),
                            SCHED_IDLE,
                            noPriority);
                }
            }
        }
    }

    private static void c(String function, Object... arguments) {
        Function.getFunction("c", function).invokeInt(arguments);
    }
}

package dev.labelstream.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Assumptions;

/** What this process holds, the engine's memory included; Linux alone says so. */
public final class ResidentMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int TIMES = 5;

    private ResidentMemory() {}

    /** Skips the test where the system does not say. */
    public static void requireKnown() {
        Assumptions.assumeTrue(Files.exists(STATUS));
    }

    /**
     * What the work adds each time it is done: the median of five times. What is kept is kept every time; pages of the Java heap and the
     * compiler's code come and go once in a while, for whatever else this process has run.
     */
    public static long kilobytesKeptBy(Runnable work) throws IOException {
        long[] added = new long[TIMES];
        for (int time = 0; time < TIMES; time++) {
            long before = kilobytes();
            work.run();
            added[time] = kilobytes() - before;
        }
        Arrays.sort(added);
        return added[TIMES / 2];
    }

    private static long kilobytes() throws IOException {
        System.gc();
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("RssAnon:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}

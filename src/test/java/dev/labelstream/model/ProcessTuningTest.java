package dev.labelstream.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ProcessTuningTest {
    /** Of proc(5), counted from the name's closing bracket. */
    private static final int NICE = 17;

    @Test
    @EnabledOnOs(OS.LINUX)
    void onlyTheThreadThatYieldsIsNice() {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            int yielding = CompletableFuture.supplyAsync(
                            () -> {
                                ProcessTuning.yieldToNetwork();
                                return niceOfThisThread();
                            },
                            other)
                    .join();

            assertThat(yielding).isEqualTo(5);
            assertThat(niceOfThisThread()).isLessThan(yielding);
        } finally {
            other.shutdownNow();
        }
    }

    private static int niceOfThisThread() {
        try {
            String stat = Files.readString(Path.of("/proc/thread-self/stat"));
            return Integer.parseInt(
                    stat.substring(stat.lastIndexOf(')') + 1).trim().split(" ")[NICE - 1]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

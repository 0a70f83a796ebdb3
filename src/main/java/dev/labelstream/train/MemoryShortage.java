package dev.labelstream.train;

import java.util.List;
import java.util.Locale;

/** Tells failures for want of memory from others: the JVM's, the processor's allocator's and CUDA's. */
final class MemoryShortage {
    private static final List<String> SIGNS =
            List.of("can't allocate memory", "out of memory", "cannot allocate memory");

    private MemoryShortage() {}

    static boolean isIn(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (cause instanceof OutOfMemoryError || SIGNS.stream().anyMatch(message::contains)) {
                return true;
            }
        }
        return false;
    }
}

package dev.labelstream.image;

import java.util.concurrent.Semaphore;

/**
 * Keeps the pictures that are decoded at one time below a share of the heap: a thread whose photo does not fit beside the
 * others waits for them instead of ending the process with an OutOfMemoryError.
 */
final class DecodeBudget {
    private static final int UNIT = 4096;
    private final int units;
    private final Semaphore free;

    DecodeBudget(long bytes) {
        units = (int) Math.min(Integer.MAX_VALUE, bytes / UNIT);
        free = new Semaphore(units, true);
    }

    Share share() {
        return new Share();
    }

    /** What one photo takes; given back when closed. Belongs to one thread. */
    final class Share implements AutoCloseable {
        private int held;

        /** Waits until there is room; false where there never will be. Replaces what was reserved before. */
        boolean reserve(long bytes) {
            close();
            long needed = bytes / UNIT + 1;
            if (needed > units) {
                return false;
            }
            free.acquireUninterruptibly((int) needed);
            held = (int) needed;
            return true;
        }

        @Override
        public void close() {
            free.release(held);
            held = 0;
        }
    }
}

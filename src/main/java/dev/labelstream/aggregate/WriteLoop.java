package dev.labelstream.aggregate;

import dev.labelstream.storage.StoreUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/** Writes the folders that are due, again and again; what the store does not take now waits for a later round. */
final class WriteLoop implements Runnable {
    private static final Logger LOG = Logger.getLogger(WriteLoop.class);

    private final WriteSchedule schedule;
    private final SubmissionWriter writer;
    private final RowTraces traces;
    private final BooleanSupplier ready;
    private final LongSupplier clock;
    private final Duration pause;
    private final CountDownLatch closed = new CountDownLatch(1);
    private boolean orphansRemoved;

    /**
     * @param ready whether the table holds everything; nothing is written before
     * @param clock nanoseconds, from any start
     * @param pause between two rounds
     */
    WriteLoop(
            WriteSchedule schedule,
            SubmissionWriter writer,
            RowTraces traces,
            BooleanSupplier ready,
            LongSupplier clock,
            Duration pause) {
        this.schedule = schedule;
        this.writer = writer;
        this.traces = traces;
        this.ready = ready;
        this.clock = clock;
        this.pause = pause;
    }

    /** Until closed; what still waits then is written in a last round. */
    @Override
    public void run() {
        try {
            while (!closed.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                round();
            }
            lastRound();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void close() {
        closed.countDown();
    }

    void round() {
        if (!ready.getAsBoolean()) {
            return;
        }
        if (!orphansRemoved) {
            orphansRemoved = succeeds("submissions without photos are not removed yet", writer::removeOrphans);
        }
        write(schedule.due(clock.getAsLong()));
    }

    private void lastRound() {
        if (ready.getAsBoolean()) {
            write(schedule.all());
        }
    }

    private void write(List<String> folders) {
        for (String folder : folders) {
            Runnable write = () -> traces.written(folder, () -> writer.write(folder));
            if (!succeeds("submission " + folder + " is not written yet", write)) {
                schedule.touched(folder, clock.getAsLong());
            }
        }
    }

    private static boolean succeeds(String otherwise, Runnable action) {
        try {
            action.run();
            return true;
        } catch (StoreUnavailable e) {
            LOG.warnf("%s: %s", otherwise, e.getMessage());
        } catch (RuntimeException e) {
            LOG.error(otherwise, e);
        }
        return false;
    }
}

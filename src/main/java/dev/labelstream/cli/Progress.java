package dev.labelstream.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far a long job is, on standard error: a bar on a terminal, a line every few seconds elsewhere. */
interface Progress extends AutoCloseable {
    /** Called by any thread, with how much is done altogether. */
    void at(long done);

    @Override
    void close();

    static Progress of(String task, long total) {
        return System.console() == null ? new Lines(task, total, System.err) : new Bar(task, total);
    }

    /** Tells nothing. */
    record Nothing() implements Progress {
        @Override
        public void at(long done) {}

        @Override
        public void close() {}
    }

    /** A bar that is drawn over itself. */
    final class Bar implements Progress {
        private final ProgressBar bar;

        Bar(String task, long total) {
            bar = new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(total)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(200)
                    .showSpeed()
                    .build();
        }

        @Override
        public void at(long done) {
            bar.stepTo(done);
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    /** For logs and pipes: the first, the last, and in between not more often than anybody wants to read. */
    final class Lines implements Progress {
        private static final Duration BETWEEN = Duration.ofSeconds(2);

        private final String task;
        private final long total;
        private final PrintStream out;
        private final long started = System.nanoTime();
        private long printed = started;
        private long last = -1;

        Lines(String task, long total, PrintStream out) {
            this.task = task;
            this.total = total;
            this.out = out;
        }

        @Override
        public synchronized void at(long done) {
            long now = System.nanoTime();
            boolean due = last < 0 || now - printed >= BETWEEN.toNanos();
            if (done > last && (due || done >= total)) {
                out.printf(Locale.ROOT, "%s: %d of %d (%.0f s)%n", task, done, total, (now - started) / 1e9);
                printed = now;
                last = done;
            }
        }

        @Override
        public void close() {
            out.flush();
        }
    }
}

package dev.labelstream.cli;

import java.io.PrintWriter;
import java.util.Locale;

/** What a demonstration says: steps on standard error, each with the time since its start, and results on standard output. */
final class DemoReport {
    private final PrintWriter out;
    private final PrintWriter err;
    private final long started = System.nanoTime();

    DemoReport(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    void step(String text) {
        err.printf(Locale.ROOT, "[%5.1f s] %s%n", (System.nanoTime() - started) / 1e9, text);
    }

    void result(String text) {
        out.println(text);
        out.flush();
    }

    /** For lines without a time. */
    PrintWriter err() {
        return err;
    }
}

package dev.labelstream.cli;

import java.io.PrintWriter;
import java.util.Locale;

/** What a demonstration says: steps on standard error, each with the time since its start, and results on standard output. */
final class DemoReport {
    private final ProgressOption told;
    private final PrintWriter out;
    private final PrintWriter err;
    private final long started = System.nanoTime();

    DemoReport(ProgressOption told, PrintWriter out, PrintWriter err) {
        this.told = told;
        this.out = out;
        this.err = err;
    }

    void step(String text) {
        if (!told.isQuiet()) {
            print(text);
        }
    }

    /** What went wrong, which is told in any case. */
    void fault(String text) {
        print(text);
    }

    Progress begin(String task, long total) {
        return told.begin(task, total);
    }

    void result(String text) {
        out.println(text);
        out.flush();
    }

    /** For lines without a time. */
    PrintWriter err() {
        return err;
    }

    private void print(String text) {
        err.printf(Locale.ROOT, "[%5.1f s] %s%n", (System.nanoTime() - started) / 1e9, text);
    }
}

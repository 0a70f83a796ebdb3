package dev.labelstream.embedded;

import io.quarkus.runtime.Quarkus;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.apache.kafka.common.utils.Exit;
import org.jboss.logging.Logger;

/**
 * A broker that gives up, on a full disk for one, ends its process the hard way. Here others live in that process, and
 * predictions under way must be finished first: the native engine crashes a JVM that exits in the midst of one.
 */
final class BrokerExit {
    private static final Logger LOG = Logger.getLogger(BrokerExit.class);
    /** Held, because the logging system forgets loggers that nobody holds, and their filters with them. */
    private static final java.util.logging.Logger FAILURES =
            java.util.logging.Logger.getLogger("org.apache.kafka.storage.internals.log.LogDirFailureChannel");
    /** After that the process ends in any case. */
    private static final long PATIENCE_SECONDS = 30;

    private final AtomicBoolean happened = new AtomicBoolean();
    private final Consumer<String> ending;
    private volatile String reason = "for a reason it did not name";

    BrokerExit() {
        this(BrokerExit::endProcess);
    }

    /** @param ending what to do, once, with the line that says why */
    BrokerExit(Consumer<String> ending) {
        this.ending = ending;
    }

    /** From now on the broker of this JVM leaves through here, and with one line instead of its stack traces. */
    void install() {
        FAILURES.setFilter(this::isNews);
        Exit.setExitProcedure((status, message) -> giveUp());
        Exit.setHaltProcedure((status, message) -> giveUp());
    }

    private boolean isNews(LogRecord failure) {
        if (failure.getThrown() != null) {
            reason = failure.getThrown().getMessage();
        }
        return false;
    }

    private void giveUp() {
        if (happened.compareAndSet(false, true)) {
            ending.accept("the embedded broker gave up (" + reason + "), so this process ends: mend the disk under"
                    + " labelstream.data-dir and start again");
        }
    }

    private static void endProcess(String line) {
        LOG.fatal(line);
        BrokerLog.onlyFrom(Level.OFF);
        Thread last = new Thread(BrokerExit::endAnyway, "embedded-broker-exit");
        last.setDaemon(true);
        last.start();
        Quarkus.asyncExit(1);
    }

    private static void endAnyway() {
        try {
            TimeUnit.SECONDS.sleep(PATIENCE_SECONDS);
            Runtime.getRuntime().halt(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

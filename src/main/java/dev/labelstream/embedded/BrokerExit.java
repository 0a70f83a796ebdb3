package dev.labelstream.embedded;

import io.quarkus.runtime.Quarkus;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.utils.Exit;
import org.jboss.logging.Logger;

/**
 * A broker that gives up, on a full disk for one, ends its process the hard way. Here others live in that process, and
 * predictions under way must be finished first: the native engine crashes a JVM that exits in the midst of one.
 */
final class BrokerExit {
    private static final Logger LOG = Logger.getLogger(BrokerExit.class);
    /** After that the process ends in any case. */
    private static final long PATIENCE_SECONDS = 30;

    private final AtomicBoolean happened = new AtomicBoolean();
    private final Runnable ending;

    BrokerExit() {
        this(BrokerExit::endProcess);
    }

    BrokerExit(Runnable ending) {
        this.ending = ending;
    }

    /** From now on the broker of this JVM leaves through here. */
    void install() {
        Exit.setExitProcedure((status, message) -> giveUp());
        Exit.setHaltProcedure((status, message) -> giveUp());
    }

    private void giveUp() {
        if (happened.compareAndSet(false, true)) {
            LOG.fatal("the embedded broker gave up, so this process ends: look for a full or read-only disk under"
                    + " labelstream.data-dir, mend it and start again");
            BrokerLog.failed();
            ending.run();
        }
    }

    private static void endProcess() {
        Thread last = new Thread(
                () -> {
                    try {
                        TimeUnit.SECONDS.sleep(PATIENCE_SECONDS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    Runtime.getRuntime().halt(1);
                },
                "embedded-broker-exit");
        last.setDaemon(true);
        last.start();
        Quarkus.asyncExit(1);
    }
}

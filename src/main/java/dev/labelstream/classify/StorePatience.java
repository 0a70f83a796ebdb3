package dev.labelstream.classify;

import dev.labelstream.storage.StoreUnavailable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Waits for a store that does not answer: that says nothing about the photo, so it is asked again until it does. */
final class StorePatience {
    private static final Logger LOG = Logger.getLogger(StorePatience.class);

    private final Backoff backoff;
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile boolean isOver;

    StorePatience(Backoff backoff) {
        this.backoff = backoff;
    }

    /** @throws InterruptedException when the classifier stops while it waits */
    <T> T ask(Supplier<T> question) throws InterruptedException {
        try {
            return question.get();
        } catch (StoreUnavailable e) {
            return askAgain(question, e);
        }
    }

    /** Whoever waits, and whoever would wait from now on, gives up. */
    void end() {
        isOver = true;
    }

    private <T> T askAgain(Supplier<T> question, StoreUnavailable failure) throws InterruptedException {
        if (waiting.getAndIncrement() == 0 && !isOver) {
            LOG.warnf("waiting for the store: %s", failure.getMessage());
        }
        try {
            for (int attempt = 1; !isOver; attempt++) {
                Thread.sleep(backoff.after(attempt).toMillis());
                try {
                    return question.get();
                } catch (StoreUnavailable e) {
                    LOG.debugf("still waiting for the store: %s", e.getMessage());
                }
            }
            throw new InterruptedException(failure.getMessage());
        } finally {
            waiting.decrementAndGet();
        }
    }
}

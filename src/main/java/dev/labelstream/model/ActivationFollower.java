package dev.labelstream.model;

import dev.labelstream.event.ModelActivated;
import dev.labelstream.storage.StoreUnavailable;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** A thread that applies each activation as it comes, and keeps the data folder's models up to date. */
final class ActivationFollower {
    private static final Logger LOG = Logger.getLogger(ActivationFollower.class);
    private static final Duration STORE_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_LOAD = Duration.ofSeconds(30);

    private final ModelActivations activations;
    private final ActiveModel active;
    private final ModelMirror mirror;
    private final Thread thread = new Thread(this::run, "model-activations");
    private final CountDownLatch stopping = new CountDownLatch(1);
    private long appliedTo = -1;

    ActivationFollower(ModelActivations activations, ActiveModel active, ModelMirror mirror) {
        this.activations = activations;
        this.active = active;
        this.mirror = mirror;
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    boolean isRunning() {
        return thread.isAlive();
    }

    void stop() throws InterruptedException {
        stopping.countDown();
        activations.close();
        thread.join(LONGEST_LOAD.toMillis());
    }

    /** Waits until the activation at the offset has been applied, or could not be; not for ever. */
    synchronized void await(long offset) {
        long end = System.nanoTime() + LONGEST_LOAD.toNanos();
        try {
            while (thread.isAlive() && appliedTo < offset && System.nanoTime() < end) {
                wait(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            mirror.fetchAll();
        } catch (StoreUnavailable e) {
            LOG.warnf("the data folder does not have all models: %s", e.getMessage());
        }
        activations.follow(this::apply);
    }

    private void apply(ModelActivated next, long offset) {
        while (!isApplied(next) && !isStopping()) {
            LOG.debugf("trying to activate model %s again", next.id());
        }
        synchronized (this) {
            appliedTo = offset;
            notifyAll();
        }
    }

    private boolean isApplied(ModelActivated next) {
        try {
            active.activate(next);
            return true;
        } catch (StoreUnavailable e) {
            LOG.warnf("model %s has to wait for the store: %s", next.id(), e.getMessage());
            return false;
        }
    }

    private boolean isStopping() {
        try {
            return stopping.await(STORE_PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}

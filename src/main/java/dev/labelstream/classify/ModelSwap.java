package dev.labelstream.classify;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The model in use, and how another takes its place between two batches: a batch keeps the one it was prepared for
 * (the next may want pictures of another size), and a model is closed when its last batch is through.
 */
final class ModelSwap implements AutoCloseable {
    private Lease current;

    /** A lease of the model in use, for one batch; waits for the first model. */
    synchronized Lease lease() throws InterruptedException {
        while (current == null) {
            wait();
        }
        return current.another();
    }

    void swapTo(LoadedModel next) {
        replace(new Lease(next, new AtomicInteger(1)));
    }

    /** No more batches; the model in use is closed after its last one. */
    @Override
    public void close() {
        replace(null);
    }

    private void replace(Lease next) {
        Lease former;
        synchronized (this) {
            former = current;
            current = next;
            notifyAll();
        }
        if (former != null) {
            former.close();
        }
    }

    /** Keeps a model open until it is closed, once. */
    static final class Lease implements AutoCloseable {
        private final LoadedModel model;
        private final AtomicInteger leases;

        private Lease(LoadedModel model, AtomicInteger leases) {
            this.model = model;
            this.leases = leases;
        }

        LoadedModel model() {
            return model;
        }

        private Lease another() {
            leases.incrementAndGet();
            return new Lease(model, leases);
        }

        @Override
        public void close() {
            if (leases.decrementAndGet() == 0) {
                model.close();
            }
        }
    }
}

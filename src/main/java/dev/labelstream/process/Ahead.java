package dev.labelstream.process;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Something that takes long, done once: on a thread of its own where it was begun before somebody needs it. */
public final class Ahead<T> implements Supplier<T> {
    private final FutureTask<T> work;

    public Ahead(Supplier<T> work) {
        this.work = new FutureTask<>(work::get);
    }

    /** Something that has no result. */
    public static Ahead<Void> of(Runnable work) {
        return new Ahead<>(() -> {
            work.run();
            return null;
        });
    }

    /** Does it on a thread of its own, which keeps no process from ending. */
    public void begin(String threadName) {
        Thread thread = new Thread(work, threadName);
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits where it was begun, does it now where it was not. What it threw is thrown each time. */
    @Override
    public T get() {
        work.run();
        try {
            return work.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw (Error) e.getCause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartupException("stopped while it started", e);
        }
    }
}

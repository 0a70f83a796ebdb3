package dev.labelstream.classify;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Turns polls of any size into batches: a batch is given out as soon as it is full, or when its first event has waited
 * long enough. While nobody takes, or nothing is given out because it is paused, it accepts one batch and then makes the
 * consumer wait, which keeps its place in the group.
 */
final class BatchCollector {
    private final int batchSize;
    private final Duration maxWait;
    private Arrival waiting;
    private long givenOutAt;
    private boolean paused;
    private CompletableFuture<Void> room = CompletableFuture.completedFuture(null);

    BatchCollector(int batchSize, Duration maxWait) {
        this.batchSize = batchSize;
        this.maxWait = maxWait;
    }

    /** @return completes when more may come */
    synchronized CompletionStage<Void> offer(Arrival arrival) {
        if (waiting == null) {
            waiting = arrival;
            givenOutAt = System.nanoTime() + maxWait.toNanos();
        } else {
            waiting = waiting.plus(arrival);
        }
        if (isFull() && room.isDone()) {
            room = new CompletableFuture<>();
        }
        notifyAll();
        return room;
    }

    /** Waits for a batch. It may hold more events than the batch size, since a poll is never split. */
    Arrival take() throws InterruptedException {
        Arrival batch;
        CompletableFuture<Void> full;
        synchronized (this) {
            while (!isDue()) {
                waitForMore();
            }
            batch = waiting;
            full = room;
            waiting = null;
        }
        full.complete(null);
        return batch;
    }

    /** Nothing is given out until it is told otherwise. */
    synchronized void pause(boolean now) {
        paused = now;
        notifyAll();
    }

    private boolean isFull() {
        return waiting.events().size() >= batchSize;
    }

    private boolean isDue() {
        return waiting != null && !paused && (isFull() || givenOutAt - System.nanoTime() <= 0);
    }

    private void waitForMore() throws InterruptedException {
        if (waiting == null || paused) {
            wait();
        } else {
            long nanos = Math.max(1, givenOutAt - System.nanoTime());
            wait(nanos / 1_000_000, (int) (nanos % 1_000_000));
        }
    }
}

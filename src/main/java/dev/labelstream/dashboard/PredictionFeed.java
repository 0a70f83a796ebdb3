package dev.labelstream.dashboard;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Hands each prediction to everybody who listens, from one reader of the topic. A listener that is too slow is let go, so
 * that it costs a bounded amount of memory and holds up nobody.
 */
final class PredictionFeed {
    /** Predictions that wait for one listener, half a kilobyte each. */
    private static final int BACKLOG = 2_000;

    private final int most;
    private final Set<UnicastProcessor<String>> listeners = ConcurrentHashMap.newKeySet();
    private final PredictionRate rate = new PredictionRate();

    /** @param most listeners at one time */
    PredictionFeed(int most) {
        this.most = most;
    }

    /** Predictions from now on, as JSON; empty when there are too many listeners already. */
    synchronized Optional<Multi<String>> join() {
        if (listeners.size() >= most) {
            return Optional.empty();
        }
        AtomicReference<UnicastProcessor<String>> self = new AtomicReference<>();
        UnicastProcessor<String> listener =
                UnicastProcessor.create(new ArrayBlockingQueue<>(BACKLOG), () -> listeners.remove(self.get()));
        self.set(listener);
        listeners.add(listener);
        return Optional.of(listener.onFailure().recoverWithCompletion());
    }

    void tell(String prediction) {
        rate.count(System.nanoTime());
        listeners.forEach(listener -> listener.onNext(prediction));
    }

    PredictionRate rate() {
        return rate;
    }

    int listeners() {
        return listeners.size();
    }
}

package dev.labelstream.aggregate;

import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/** Reads with one consumer after the other until closed: whenever the broker fails one, a new one begins a second later. */
final class ConsumerLoop {
    private static final Logger LOG = Logger.getLogger(ConsumerLoop.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Supplier<Consumer<String, String>> consumers;
    private final String otherwise;
    private volatile boolean closed;
    private volatile Consumer<String, String> current;

    /** Polls a consumer until the loop is closed. */
    @FunctionalInterface
    interface Reading {
        void with(Consumer<String, String> consumer);
    }

    /** @param otherwise what is not so while no consumer works, for the log */
    ConsumerLoop(Supplier<Consumer<String, String>> consumers, String otherwise) {
        this.consumers = consumers;
        this.otherwise = otherwise;
    }

    void run(Reading reading) {
        while (isOpen()) {
            try (Consumer<String, String> consumer = consumers.get()) {
                current = consumer;
                reading.with(consumer);
            } catch (WakeupException e) {
                LOG.debug("woken up to end");
            } catch (KafkaException e) {
                LOG.warnf("%s, trying again: %s", otherwise, e.getMessage());
                pause();
            }
        }
    }

    boolean isOpen() {
        return !closed;
    }

    /** From any thread. */
    void close() {
        closed = true;
        Consumer<String, String> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }
}

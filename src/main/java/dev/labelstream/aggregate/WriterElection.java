package dev.labelstream.aggregate;

import dev.labelstream.aggregate.sweep.Duty;
import dev.labelstream.event.ControlEvent;
import dev.labelstream.event.EventJson;
import dev.labelstream.event.ReplayRequested;
import dev.labelstream.event.RescoreRequested;
import dev.labelstream.event.SweepRequested;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Which of several processes with this role writes: the one to which a consumer group gave the only partition of topic
 * {@code controls}. There it also finds what it is asked to do; what it did not finish, its successor is asked.
 */
final class WriterElection implements Runnable, Duty {
    private static final Logger LOG = Logger.getLogger(WriterElection.class);
    private static final Duration POLL = Duration.ofMillis(500);
    /** Half the session timeout: a process that stood still for longer may have a successor it has not heard of. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final ConsumerLoop loop;
    private final String topic;
    private final Runnable onGain;
    private final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
    private Asked inProgress;
    private volatile boolean held;
    private volatile long polledAt;
    private volatile long nextOffset;

    private record Asked(ControlEvent request, long offset) {}

    /** @param onGain runs before this process is the one that writes */
    WriterElection(Supplier<Consumer<String, String>> consumers, String topic, Runnable onGain) {
        this.loop = new ConsumerLoop(consumers, "whether this process writes is unknown");
        this.topic = topic;
        this.onGain = onGain;
    }

    @Override
    public boolean isHeld() {
        return held && System.nanoTime() - polledAt < FRESH.toNanos();
    }

    @Override
    public Optional<ControlEvent> next(Duration wait) throws InterruptedException {
        inProgress = asked.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
        return Optional.ofNullable(inProgress).map(Asked::request);
    }

    @Override
    public void done() {
        if (isHeld()) {
            nextOffset = inProgress.offset() + 1;
        }
    }

    void close() {
        loop.close();
    }

    @Override
    public void run() {
        loop.run(consumer -> {
            try {
                consumer.subscribe(List.of(topic), new Membership());
                follow(consumer);
            } finally {
                held = false;
            }
        });
    }

    private void follow(Consumer<String, String> consumer) {
        long committed = nextOffset;
        while (loop.isOpen()) {
            consumer.poll(POLL).forEach(this::hear);
            polledAt = System.nanoTime();
            if (held && nextOffset > committed) {
                committed = nextOffset;
                consumer.commitAsync(
                        Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(committed)), (offsets, failure) -> {
                            if (failure != null) {
                                LOG.debugf("what was done may be asked for again: %s", failure.getMessage());
                            }
                        });
            }
        }
    }

    private void hear(ConsumerRecord<String, String> told) {
        if (told.value() == null) {
            return;
        }
        try {
            ControlEvent event = EventJson.read(told.value(), ControlEvent.class);
            if (isRequest(event)) {
                asked.add(new Asked(event, told.offset()));
            }
        } catch (UncheckedIOException e) {
            LOG.warnf("%s-%d@%d is left out: %s", told.topic(), told.partition(), told.offset(), e.getMessage());
        }
    }

    private static boolean isRequest(ControlEvent event) {
        return event instanceof SweepRequested || event instanceof RescoreRequested || event instanceof ReplayRequested;
    }

    private final class Membership implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            if (!partitions.isEmpty() && !held) {
                asked.clear();
                nextOffset = 0;
                onGain.run();
                polledAt = System.nanoTime();
                held = true;
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            held = held && partitions.isEmpty();
        }
    }
}

package dev.labelstream.cli;

import dev.labelstream.topic.BrokerConnection;
import dev.labelstream.topic.TopicConfig;
import dev.labelstream.topic.TopicFollower;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** When each photo's result came, as a reader of committed records sees it. */
final class ResultTimes implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long GLANCE_NANOS = 20_000_000;

    private final String failuresTopic;
    private final TopicFollower follower;
    private final Map<String, Long> nanos = new ConcurrentHashMap<>();
    private final AtomicInteger failed = new AtomicInteger();

    ResultTimes(BrokerConnection broker, TopicConfig topics) {
        this.failuresTopic = topics.imageFailures();
        this.follower = new TopicFollower(
                "bench",
                broker,
                List.of(topics.predictions(), failuresTopic),
                TopicFollower.Start.BEGINNING,
                this::read);
    }

    void start() {
        follower.start();
        follower.upToNow().join();
    }

    private void read(ConsumerRecord<String, String> result) {
        boolean isNew = result.value() != null && nanos.putIfAbsent(result.key(), System.nanoTime()) == null;
        if (isNew && result.topic().equals(failuresTopic)) {
            failed.incrementAndGet();
        }
    }

    /** {@code System.nanoTime()} at the result, by {@code bucket/object key}. */
    Map<String, Long> nanos() {
        return nanos;
    }

    int failed() {
        return failed.get();
    }

    /**
     * Returns when so many photos more than {@code before} have a result.
     *
     * @throws CommandException when none comes for two minutes
     */
    void await(int before, int count, Progress progress) {
        int known = -1;
        long changed = System.nanoTime();
        while (nanos.size() < before + count) {
            if (nanos.size() != known) {
                known = nanos.size();
                changed = System.nanoTime();
                progress.at(known - before);
            }
            if (System.nanoTime() - changed > PATIENCE.toNanos()) {
                throw new CommandException("no result for " + PATIENCE.toMinutes() + " minutes; " + (known - before)
                        + " of " + count + " photos have one");
            }
            LockSupport.parkNanos(GLANCE_NANOS);
        }
        progress.at(count);
    }

    @Override
    public void close() {
        follower.close();
    }
}

package dev.labelstream.classify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Writes records and consumed offsets together or not at all, exactly once.
 *
 * <p>A failed transaction is tried again here and now: the consumer is not moved back, because batches that it has already
 * read ahead would then be committed before the one that failed. Whether a failed commit took effect after all is not
 * guessed from the error but read from the group's offsets, which were part of it. Used by one thread.
 */
final class PredictionTransactions implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(PredictionTransactions.class);
    private static final int NONE = -1;
    /** Of ten seconds each: a broker that has just started may take a while until it hands out transactional ids. */
    private static final int OPENING_ATTEMPTS = 6;

    private final Supplier<Producer<String, String>> producers;
    private final Group group;
    private final Duration timeout;
    private final Backoff backoff;
    private final Clock clock;
    private Producer<String, String> producer;
    private int lostGeneration = NONE;

    /**
     * @param producers with one transactional id
     * @param timeout after which the broker aborts an open transaction of theirs
     */
    PredictionTransactions(
            Supplier<Producer<String, String>> producers, Group group, Duration timeout, Backoff backoff, Clock clock) {
        this.producers = producers;
        this.group = group;
        this.timeout = timeout;
        this.backoff = backoff;
        this.clock = clock;
    }

    /** Takes the transactional id: what a former holder left open is aborted, and it cannot write any more. */
    void open() {
        producer = producers.get();
        for (int attempt = 1; ; attempt++) {
            try {
                producer.initTransactions();
                return;
            } catch (TimeoutException e) {
                if (attempt == OPENING_ATTEMPTS) {
                    throw e;
                }
                LOG.warnf("waiting for the broker: %s", e.getMessage());
            }
        }
    }

    /**
     * Returns when the records are committed, waiting for the broker as long as it takes.
     *
     * @return false when nothing was written, because a rebalance gave the consumed records to somebody else
     * @throws FencedException when another process has the transactional id now
     */
    boolean publish(List<ProducerRecord<String, String>> records, Consumed consumed) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            ConsumerGroupMetadata membership = group.membership();
            if (membership.generationId() != consumed.generation() || consumed.generation() == lostGeneration) {
                return false;
            }
            Instant begun = clock.instant();
            try {
                commit(records, consumed, membership);
                return true;
            } catch (CommitFailedException e) {
                lostGeneration = consumed.generation();
                reopen(attempt);
                return false;
            } catch (InterruptException e) {
                throw stopped(e);
            } catch (KafkaException | IllegalStateException e) {
                checkFenced(e, begun);
                LOG.warnf("trying a transaction again: %s", rootMessage(e));
                reopen(attempt);
                if (isCommitted(consumed, attempt)) {
                    return true;
                }
            }
        }
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(1));
        }
    }

    private void commit(
            List<ProducerRecord<String, String>> records, Consumed consumed, ConsumerGroupMetadata membership) {
        producer.beginTransaction();
        for (ProducerRecord<String, String> record : records) {
            Future<RecordMetadata> unused = producer.send(record); // the commit fails with it
        }
        producer.sendOffsetsToTransaction(consumed.next(), membership);
        producer.commitTransaction();
    }

    /** Ends what is open, however it stands, by taking the id anew; waits for the broker. */
    private void reopen(int failures) throws InterruptedException {
        for (int attempt = failures; ; attempt++) {
            try {
                producer.close(Duration.ZERO);
                open();
                return;
            } catch (InterruptException e) {
                throw stopped(e);
            } catch (AuthenticationException | AuthorizationException e) {
                throw e;
            } catch (KafkaException e) {
                LOG.warnf("waiting for the broker: %s", rootMessage(e));
                Thread.sleep(backoff.after(attempt).toMillis());
            }
        }
    }

    private boolean isCommitted(Consumed consumed, int failures) throws InterruptedException {
        for (int attempt = failures; ; attempt++) {
            try {
                Map<TopicPartition, Long> committed =
                        group.committed(consumed.next().keySet());
                return consumed.next().entrySet().stream()
                        .allMatch(next -> committed.getOrDefault(next.getKey(), 0L)
                                >= next.getValue().offset());
            } catch (KafkaException e) {
                LOG.warnf("waiting for the broker: %s", rootMessage(e));
                Thread.sleep(backoff.after(attempt).toMillis());
            }
        }
    }

    /** Beyond the timeout it was the broker that ended our transaction, because this process stood still. */
    private void checkFenced(RuntimeException failure, Instant begun) {
        boolean isFenced = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            isFenced |= cause instanceof ProducerFencedException || cause instanceof InvalidProducerEpochException;
        }
        if (isFenced && Duration.between(begun, clock.instant()).compareTo(timeout) < 0) {
            throw new FencedException(
                    "another process runs under the same labelstream.instance: give each its own", failure);
        }
    }

    private static InterruptedException stopped(InterruptException e) {
        Thread.interrupted();
        InterruptedException stopped = new InterruptedException(e.getMessage());
        stopped.initCause(e);
        return stopped;
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.toString();
    }
}

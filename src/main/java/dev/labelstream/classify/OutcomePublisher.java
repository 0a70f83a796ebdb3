package dev.labelstream.classify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** Gathers the slices of a batch and publishes them in one transaction. Used by one thread. */
final class OutcomePublisher implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(OutcomePublisher.class);

    private final OutcomeRecords records;
    private final PredictionTransactions transactions;
    private final ClassifyMetrics metrics;
    private final List<Verdict> verdicts = new ArrayList<>();

    OutcomePublisher(OutcomeRecords records, PredictionTransactions transactions, ClassifyMetrics metrics) {
        this.records = records;
        this.transactions = transactions;
        this.metrics = metrics;
    }

    void open() {
        transactions.open();
    }

    void publish(ClassifiedSlice classified) throws InterruptedException {
        verdicts.addAll(classified.verdicts());
        Slice slice = classified.slice();
        if (!slice.isLast()) {
            return;
        }
        long start = System.nanoTime();
        if (transactions.publish(records.of(verdicts, slice.deadLetters()), slice.consumed())) {
            metrics.published(Duration.ofNanos(System.nanoTime() - start), verdicts);
        } else {
            LOG.infof("a rebalance took %d photos out of this process's hands", verdicts.size());
        }
        verdicts.clear();
    }

    @Override
    public void close() {
        transactions.close();
    }
}

package dev.labelstream.classify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;

/** Gathers the slices of a batch and publishes them in one transaction. Used by one thread. */
final class OutcomePublisher implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(OutcomePublisher.class);

    private final OutcomeRecords records;
    private final PredictionTransactions transactions;
    private final ClassifyMetrics metrics;
    private final Traces tracing;
    private final List<Verdict> verdicts = new ArrayList<>();
    private final Map<String, PhotoTrace> traces = new HashMap<>();

    OutcomePublisher(
            OutcomeRecords records, PredictionTransactions transactions, ClassifyMetrics metrics, Traces tracing) {
        this.records = records;
        this.transactions = transactions;
        this.metrics = metrics;
        this.tracing = tracing;
    }

    void open() {
        transactions.open();
    }

    void publish(ClassifiedSlice classified) throws InterruptedException {
        verdicts.addAll(classified.verdicts());
        Slice slice = classified.slice();
        classified
                .verdicts()
                .forEach(verdict -> traces.put(verdict.path(), slice.traces().get(verdict.path())));
        if (!slice.isLast()) {
            return;
        }
        List<ProducerRecord<String, String>> told = records.of(verdicts, slice.deadLetters(), traces);
        long start = System.nanoTime();
        if (tracing.together("publish", traces.values(), () -> transactions.publish(told, slice.consumed()))) {
            metrics.published(Duration.ofNanos(System.nanoTime() - start), verdicts);
            verdicts.forEach(verdict -> traces.get(verdict.path()).end(verdict.outcome()));
        } else {
            LOG.infof("a rebalance took %d photos out of this process's hands", verdicts.size());
        }
        verdicts.clear();
        traces.clear();
    }

    @Override
    public void close() {
        transactions.close();
    }
}

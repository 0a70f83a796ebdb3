package dev.labelstream.classify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;

/** A group of one, and producers of one transactional id, one after the other, that fail when told to. */
final class FakeKafka implements Group {
    /** What goes wrong with one transaction. */
    enum Fault {
        NONE,
        COMMIT_FAILS,
        COMMIT_FAILS_BUT_TAKES_EFFECT,
        OFFSETS_REFUSED,
        FENCED
    }

    static final String GROUP = "labelstream-classify";

    final List<FaultyProducer> producers = new CopyOnWriteArrayList<>();
    volatile int generation = 1;
    /** How often the broker does not answer in time when a producer introduces itself. */
    final AtomicInteger slowStarts = new AtomicInteger();

    private final Deque<Fault> faults = new ArrayDeque<>();
    private final RuntimeException failure;

    FakeKafka(RuntimeException failure) {
        this.failure = failure;
    }

    FakeKafka() {
        this(new TimeoutException("no answer"));
    }

    synchronized FakeKafka failing(Fault... next) {
        faults.addAll(List.of(next));
        return this;
    }

    Producer<String, String> connect() {
        FaultyProducer producer = new FaultyProducer();
        producers.add(producer);
        return producer;
    }

    /** What readers of committed records see. */
    List<ProducerRecord<String, String>> committedRecords() {
        List<ProducerRecord<String, String>> records = new ArrayList<>();
        producers.forEach(producer -> records.addAll(producer.history()));
        return records;
    }

    /** In order of commits. */
    List<Long> committedOffsets() {
        List<Long> offsets = new ArrayList<>();
        producers.forEach(producer -> producer.consumerGroupOffsetsHistory()
                .forEach(commit -> commit.get(GROUP).values().forEach(offset -> offsets.add(offset.offset()))));
        return offsets;
    }

    @Override
    public ConsumerGroupMetadata membership() {
        return new ConsumerGroupMetadata(GROUP, generation, "member", Optional.empty());
    }

    @Override
    public Map<TopicPartition, Long> committed(Set<TopicPartition> partitions) {
        Map<TopicPartition, Long> committed = new HashMap<>();
        committedOffsets().forEach(offset -> committed.put(partitions.iterator().next(), offset));
        return committed;
    }

    /** Whether all faults have happened. */
    synchronized boolean isCalm() {
        return faults.isEmpty();
    }

    private synchronized Fault nextFault() {
        return faults.isEmpty() ? Fault.NONE : faults.pop();
    }

    /** Obeys {@link #failing}. */
    final class FaultyProducer extends MockProducer<String, String> {
        private Fault fault;

        private FaultyProducer() {
            super(true, null, new StringSerializer(), new StringSerializer());
        }

        @Override
        public void initTransactions() {
            if (slowStarts.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new TimeoutException("no answer yet");
            }
            super.initTransactions();
        }

        @Override
        public void beginTransaction() {
            fault = nextFault();
            if (fault == Fault.OFFSETS_REFUSED) {
                sendOffsetsToTransactionException = new CommitFailedException("unknown member");
            }
            if (fault == Fault.FENCED) {
                fenceProducer();
            }
            super.beginTransaction();
        }

        @Override
        public void commitTransaction() {
            if (fault == Fault.COMMIT_FAILS) {
                throw failure;
            }
            super.commitTransaction();
            if (fault == Fault.COMMIT_FAILS_BUT_TAKES_EFFECT) {
                throw failure;
            }
        }
    }
}

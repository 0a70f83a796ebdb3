package dev.labelstream.model;

import dev.labelstream.event.EventJson;
import dev.labelstream.event.ModelActivated;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topic, with as many readers and writers as one likes. */
final class FakeActivationTopic {
    private static final TopicPartition PARTITION = new TopicPartition("model-activations", 0);

    private final List<String> values = new ArrayList<>();
    private Headers headers = new RecordHeaders();
    private final List<Reader> readers = new ArrayList<>();

    ModelActivations connect() {
        return new ModelActivations(Reader::new, Writer::new, PARTITION.topic(), "test");
    }

    /** Of the record that was written last, by name. */
    Map<String, String> headers() {
        Map<String, String> texts = new HashMap<>();
        headers.forEach(header -> texts.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return texts;
    }

    synchronized long add(String value) {
        values.add(value);
        readers.forEach(Reader::catchUp);
        return values.size() - 1L;
    }

    synchronized List<ModelActivated> activations() {
        return values.stream()
                .map(value -> EventJson.read(value, ModelActivated.class))
                .toList();
    }

    private final class Reader extends MockConsumer<String, String> {
        private int known;

        private Reader() {
            super("earliest");
        }

        @Override
        public void assign(Collection<TopicPartition> partitions) {
            super.assign(partitions);
            updateBeginningOffsets(Map.of(PARTITION, 0L));
            synchronized (FakeActivationTopic.this) {
                readers.add(this);
                catchUp();
            }
        }

        @Override
        public ConsumerRecords<String, String> poll(Duration timeout) {
            ConsumerRecords<String, String> records = super.poll(timeout);
            if (records.isEmpty()) {
                LockSupport.parkNanos(1_000_000);
            }
            return records;
        }

        private void catchUp() {
            if (closed()) {
                return;
            }
            for (; known < values.size(); known++) {
                addRecord(new ConsumerRecord<>(
                        PARTITION.topic(), PARTITION.partition(), known, ModelActivated.KEY, values.get(known)));
            }
            updateEndOffsets(Map.of(PARTITION, (long) known));
        }
    }

    private final class Writer extends MockProducer<String, String> {
        private Writer() {
            super(true, null, new StringSerializer(), new StringSerializer());
        }

        @Override
        public Future<RecordMetadata> send(ProducerRecord<String, String> record) {
            headers = record.headers();
            long offset = add(record.value());
            return CompletableFuture.completedFuture(new RecordMetadata(PARTITION, offset, 0, 0, 0, 0));
        }
    }
}

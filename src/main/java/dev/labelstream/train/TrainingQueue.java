package dev.labelstream.train;

import dev.labelstream.event.CloudEventHeaders;
import dev.labelstream.event.EventJson;
import dev.labelstream.event.TrainingRequested;
import dev.labelstream.event.TrainingStarted;
import dev.labelstream.topic.BrokerConnection;
import dev.labelstream.topic.TopicConfig;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;

/**
 * Requests that wait, shared by all processes that train.
 *
 * <p>A request is taken by one transaction that both says {@code TrainingStarted} and moves the consumer group past it:
 * nobody else can take it after that, and nobody can take it without having said so. While it is worked on, this process
 * is not in the group, so that requests behind it go to those that are free.
 */
final class TrainingQueue implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(TrainingQueue.class);
    private static final String GROUP = "labelstream-train";
    private static final Duration POLL = Duration.ofMillis(500);

    private final String instance;
    private final TopicConfig topics;
    private final KafkaConsumer<String, String> consumer;
    private final KafkaProducer<String, String> producer;

    /** @param instance name of this process; another one of the same name loses its right to take requests */
    TrainingQueue(BrokerConnection broker, TopicConfig topics, String instance) {
        this.instance = instance;
        this.topics = topics;
        Map<String, Object> reading = new HashMap<>(broker.settings());
        reading.put(ConsumerConfig.CLIENT_ID_CONFIG, GROUP);
        reading.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
        reading.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        reading.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        reading.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        consumer = new KafkaConsumer<>(reading, new StringDeserializer(), new StringDeserializer());
        Map<String, Object> writing = new HashMap<>(broker.settings());
        writing.put(ProducerConfig.CLIENT_ID_CONFIG, GROUP);
        writing.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, GROUP + "-" + instance);
        producer = new KafkaProducer<>(writing, new StringSerializer(), new StringSerializer());
        producer.initTransactions();
    }

    /**
     * Waits for a request for a while and takes it. After an exception the queue has to be opened anew, which undoes what
     * was half done.
     *
     * @param waiting whether a training still waits; what was cancelled or taken before is passed over
     */
    Optional<TrainingRequested> take(Predicate<String> waiting) {
        if (consumer.subscription().isEmpty()) {
            consumer.subscribe(List.of(topics.trainingRequests()));
        }
        for (ConsumerRecord<String, String> told : consumer.poll(POLL)) {
            Optional<TrainingRequested> request = read(told).filter(r -> waiting.test(r.id()));
            claim(told, request);
            if (request.isPresent()) {
                consumer.unsubscribe();
                return request;
            }
        }
        return Optional.empty();
    }

    private void claim(ConsumerRecord<String, String> told, Optional<TrainingRequested> request) {
        TopicPartition partition = new TopicPartition(told.topic(), told.partition());
        producer.beginTransaction();
        if (request.isPresent()) {
            Future<RecordMetadata> unused = producer.send(started(request.get().id())); // the commit fails with it
        }
        producer.sendOffsetsToTransaction(
                Map.of(partition, new OffsetAndMetadata(told.offset() + 1)), consumer.groupMetadata());
        producer.commitTransaction();
    }

    private ProducerRecord<String, String> started(String id) {
        TrainingStarted event = new TrainingStarted(id, instance, Instant.now());
        ProducerRecord<String, String> told = new ProducerRecord<>(topics.trainingEvents(), id, EventJson.write(event));
        CloudEventHeaders.of(TrainingStarted.class, instance, id).forEach(told.headers()::add);
        return told;
    }

    private static Optional<TrainingRequested> read(ConsumerRecord<String, String> told) {
        try {
            return Optional.of(EventJson.read(told.value(), TrainingRequested.class));
        } catch (UncheckedIOException | IllegalArgumentException e) {
            LOG.warnf("%s-%d@%d is passed over: %s", told.topic(), told.partition(), told.offset(), e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        consumer.close();
        producer.close();
    }
}

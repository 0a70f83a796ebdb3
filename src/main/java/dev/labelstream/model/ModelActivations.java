package dev.labelstream.model;

import dev.labelstream.event.CloudEventHeaders;
import dev.labelstream.event.EventJson;
import dev.labelstream.event.ModelActivated;
import dev.labelstream.topic.BrokerConnection;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;

/** The topic that says which model is active, as every process reads it. */
final class ModelActivations {
    private static final Logger LOG = Logger.getLogger(ModelActivations.class);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final Supplier<Consumer<String, String>> consumers;
    private final Supplier<Producer<String, String>> producers;
    private final TopicPartition partition;
    private final String source;
    private Consumer<String, String> consumer;
    private volatile boolean isClosing;

    /** @param source name of this process, in the CloudEvents headers */
    ModelActivations(
            Supplier<Consumer<String, String>> consumers,
            Supplier<Producer<String, String>> producers,
            String topic,
            String source) {
        this.consumers = consumers;
        this.producers = producers;
        this.source = source;
        this.partition = new TopicPartition(topic, 0);
    }

    static ModelActivations of(BrokerConnection broker, String topic, String source) {
        Map<String, Object> settings = new HashMap<>(broker.settings());
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, "labelstream-models");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        return new ModelActivations(
                () -> new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer()),
                () -> new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer()),
                topic,
                source);
    }

    /** Told about each activation, and where it stands. */
    interface Follower {
        void activated(ModelActivated activation, long offset);
    }

    /** The last activation so far; {@link #follow} goes on from there. */
    Optional<ModelActivated> open() {
        consumer = consumers.get();
        return last(consumer);
    }

    /** The last activation so far, for those who do not follow. */
    Optional<ModelActivated> last() {
        try (Consumer<String, String> once = consumers.get()) {
            return last(once);
        }
    }

    private Optional<ModelActivated> last(Consumer<String, String> reader) {
        reader.assign(Set.of(partition));
        reader.seekToBeginning(Set.of(partition));
        long end = reader.endOffsets(Set.of(partition)).get(partition);
        Optional<ModelActivated> last = Optional.empty();
        while (reader.position(partition) < end) {
            for (ConsumerRecord<String, String> record : reader.poll(POLL)) {
                Optional<ModelActivated> former = last;
                last = parse(record).or(() -> former);
            }
        }
        return last;
    }

    /** Goes on from where {@link #open} came to, until {@link #close}. */
    void follow(Follower follower) {
        while (!isClosing) {
            try {
                for (ConsumerRecord<String, String> record : consumer.poll(POLL)) {
                    parse(record).ifPresent(activation -> follower.activated(activation, record.offset()));
                }
            } catch (WakeupException e) {
                LOG.debug("no longer following activations");
            } catch (KafkaException e) {
                LOG.warnf("cannot read %s, trying again: %s", partition.topic(), e);
            }
        }
        consumer.close();
    }

    /** @return where it stands, once the broker has it for good */
    long write(ModelActivated activation) {
        try (Producer<String, String> producer = producers.get()) {
            return producer.send(record(activation)).get().offset();
        } catch (ExecutionException e) {
            throw new ModelException(
                    "cannot activate model " + activation.id() + ": the broker does not take it ("
                            + e.getCause().getMessage() + ")",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelException("model " + activation.id() + " was not activated: interrupted", e);
        }
    }

    private ProducerRecord<String, String> record(ModelActivated activation) {
        List<Header> headers = CloudEventHeaders.of(ModelActivated.class, source, ModelActivated.KEY);
        return new ProducerRecord<>(partition.topic(), null, ModelActivated.KEY, EventJson.write(activation), headers);
    }

    /** Ends {@link #follow}, from another thread. */
    void close() {
        isClosing = true;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    private static Optional<ModelActivated> parse(ConsumerRecord<String, String> record) {
        try {
            return Optional.ofNullable(record.value()).map(json -> EventJson.read(json, ModelActivated.class));
        } catch (UncheckedIOException e) {
            LOG.warnf("%s at offset %d: %s", record.topic(), record.offset(), e.getMessage());
            return Optional.empty();
        }
    }
}

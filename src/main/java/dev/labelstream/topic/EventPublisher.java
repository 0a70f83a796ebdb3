package dev.labelstream.topic;

import dev.labelstream.event.CloudEventHeaders;
import dev.labelstream.event.EventJson;
import dev.labelstream.process.InstanceName;
import dev.labelstream.process.ProcessConfig;
import dev.labelstream.process.StartOrder;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;

/** Puts single events on topics, with their CloudEvents headers. Connects at first use. */
@Singleton
public class EventPublisher {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<String, Object> settings;
    private final String source;
    private KafkaProducer<String, String> producer;

    @Inject
    EventPublisher(BrokerConnection broker, ProcessConfig process) {
        this.settings = new HashMap<>(broker.settings());
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "labelstream-events");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis() / 2);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        this.source = InstanceName.of(process);
    }

    /**
     * Returns when every replica in sync has the event.
     *
     * @throws NotPublished when the broker does not confirm it within ten seconds
     */
    public void publish(String topic, String key, Object event) {
        ProducerRecord<String, String> told = new ProducerRecord<>(topic, key, EventJson.write(event));
        CloudEventHeaders.of(event.getClass(), source, key).forEach(told.headers()::add);
        try {
            connected().send(told).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotPublished(topic, key, e);
        } catch (ExecutionException e) {
            throw new NotPublished(topic, key, e.getCause());
        } catch (KafkaException e) {
            throw new NotPublished(topic, key, e);
        }
    }

    /** Many notifications for a topic. */
    public Batch batch(String topic) {
        return new Batch(topic);
    }

    /** Notifications that are sent one behind the other and confirmed together. Used by one thread. */
    public final class Batch {
        private final String topic;
        private final AtomicReference<NotPublished> failure = new AtomicReference<>();

        private Batch(String topic) {
            this.topic = topic;
        }

        /**
         * Waits where the broker is slower than this process.
         *
         * @param path {@code bucket/object key}
         * @throws NotPublished as soon as the broker did not confirm an earlier one
         */
        public void add(String path, String notification) {
            check();
            try {
                Future<RecordMetadata> unused = connected().send(record(path, notification), (there, failed) -> {
                    if (failed != null) {
                        failure.compareAndSet(null, new NotPublished(topic, path, failed));
                    }
                });
            } catch (KafkaException e) {
                throw new NotPublished(topic, path, e);
            }
        }

        /**
         * Returns when every replica in sync has them all.
         *
         * @throws NotPublished when the broker does not confirm one
         */
        public void confirm() {
            connected().flush();
            check();
        }

        private ProducerRecord<String, String> record(String path, String notification) {
            return new ProducerRecord<>(
                    topic, null, path, notification, CloudEventHeaders.ofNotification(source, path));
        }

        private void check() {
            if (failure.get() != null) {
                throw failure.get();
            }
        }
    }

    private synchronized KafkaProducer<String, String> connected() {
        if (producer == null) {
            producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        }
        return producer;
    }

    /** After everybody who may still have something to say. */
    synchronized void close(
            @Observes(notifyObserver = Reception.IF_EXISTS)
                    @Priority(StartOrder.STOP_EMBEDDED - 1)
                    @BeforeDestroyed(ApplicationScoped.class)
                    Object end) {
        if (producer != null) {
            producer.close(PATIENCE);
        }
    }

    /** The broker did not confirm an event; whether it will appear is unknown. */
    public static final class NotPublished extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotPublished(String topic, String key, Throwable cause) {
            super(
                    "the broker did not confirm " + key + " on topic " + topic + ": "
                            + BrokerRefusal.of(cause, "Write on topic " + topic).orElseGet(cause::getMessage),
                    cause);
        }
    }
}

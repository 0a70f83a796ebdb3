package dev.labelstream.classify;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringSerializer;

/** Connects producers with this process's transactional id, one after the other. */
final class TransactionalProducers implements Supplier<Producer<String, String>> {
    /** A dead process's open transaction keeps readers of committed records waiting for as long. */
    static final Duration TIMEOUT = Duration.ofSeconds(10);
    /** The broker may still be completing the last transaction when the next begins, for some milliseconds. */
    private static final long RETRY_MILLIS = 10;

    private final Map<String, Object> settings;

    /** @param instance name of this process, the same after a restart */
    TransactionalProducers(Map<String, Object> broker, String instance) {
        settings = settings(broker, instance);
    }

    static Map<String, Object> settings(Map<String, Object> broker, String instance) {
        Map<String, Object> settings = new HashMap<>(broker);
        int patience = (int) TIMEOUT.toMillis();
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "labelstream-" + instance);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, patience);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, patience);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, patience / 2);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, patience);
        settings.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, RETRY_MILLIS);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "labelstream-classify");
        return settings;
    }

    @Override
    public Producer<String, String> get() {
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }
}

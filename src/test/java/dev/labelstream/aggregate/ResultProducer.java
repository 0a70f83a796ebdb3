package dev.labelstream.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelstream.event.EventJson;
import dev.labelstream.topic.BrokerConnection;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends results in transactions, as a classifier does, without having classified anything. */
final class ResultProducer implements AutoCloseable {
    private final KafkaProducer<String, String> producer;

    ResultProducer(BrokerConnection broker, String transactionalId) {
        Map<String, Object> settings = new HashMap<>(broker.settings());
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        producer.initTransactions();
    }

    void commit(Runnable sends) {
        producer.beginTransaction();
        sends.run();
        producer.commitTransaction();
    }

    void abort(Runnable sends) {
        producer.beginTransaction();
        sends.run();
        producer.abortTransaction();
    }

    void classify(String... keys) {
        for (String key : keys) {
            send("predictions", key, EventJson.write(Predictions.of(key).event()));
        }
    }

    void unclassify(String key) {
        send("predictions", key, null);
    }

    void fail(String... keys) {
        for (String key : keys) {
            send("image-failures", key, EventJson.write(Predictions.failure(key)));
        }
    }

    @Override
    public void close() {
        producer.close();
    }

    private void send(String topic, String key, String value) {
        assertThat(producer.send(new ProducerRecord<>(topic, "images/" + key, value)))
                .succeedsWithin(Duration.ofMinutes(1));
    }
}

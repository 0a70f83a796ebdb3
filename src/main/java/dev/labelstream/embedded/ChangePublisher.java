package dev.labelstream.embedded;

import dev.labelstream.event.CloudEventHeaders;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Writes changes to a topic; returns when the broker has them for good. */
final class ChangePublisher implements ChangeListener, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ChangePublisher.class);
    /** For how long a client waits for a broker that does not answer; S3 clients try again after the error. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String SOURCE = "labelstream-embedded-store";

    private final Producer<String, String> producer;
    private final String topic;
    private final NotificationJson json;

    ChangePublisher(Map<String, Object> broker, String topic, NotificationJson json) {
        this(new KafkaProducer<>(settings(broker), new StringSerializer(), new StringSerializer()), topic, json);
    }

    ChangePublisher(Producer<String, String> producer, String topic, NotificationJson json) {
        this.producer = producer;
        this.topic = topic;
        this.json = json;
    }

    private static Map<String, Object> settings(Map<String, Object> broker) {
        Map<String, Object> settings = new HashMap<>(broker);
        int patience = (int) PATIENCE.toMillis();
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, SOURCE);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, patience);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, patience);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, patience);
        return settings;
    }

    @Override
    public void changed(StoreChange change) {
        try {
            producer.send(record(change)).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw slowDown(change, e);
        } catch (ExecutionException e) {
            throw slowDown(change, e.getCause());
        } catch (KafkaException e) {
            throw slowDown(change, e);
        }
    }

    private ProducerRecord<String, String> record(StoreChange change) {
        String path = change.path();
        return new ProducerRecord<>(topic, null, path, json.of(change), CloudEventHeaders.ofNotification(SOURCE, path));
    }

    /** 503 is what S3 clients try again after; any other exception becomes a 400, with which they give up. */
    private S3Exception slowDown(StoreChange change, Throwable cause) {
        LOG.warnf("%s of %s is stored but not on topic %s: %s", change.eventName(), change.path(), topic, cause);
        AwsErrorDetails details = AwsErrorDetails.builder()
                .errorCode("SlowDown")
                .errorMessage("The event could not be published. Please try again.")
                .build();
        return (S3Exception) S3Exception.builder()
                .statusCode(503)
                .awsErrorDetails(details)
                .cause(cause)
                .build();
    }

    @Override
    public void close() {
        producer.close(PATIENCE);
    }
}

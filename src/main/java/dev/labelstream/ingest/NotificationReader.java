package dev.labelstream.ingest;

import dev.labelstream.event.NotificationBatch;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordBatchMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Outgoing;

/**
 * Turns each poll of {@code image-events} into one batch of changes.
 *
 * <p>Metadata and acknowledgement pass through untouched: who consumes {@code notifications} commits the offsets, in one
 * transaction with what came of them.
 */
@ApplicationScoped
public class NotificationReader {
    private final BatchReader reader;

    public NotificationReader(
            @ConfigProperty(name = "labelstream.storage.buckets.images", defaultValue = "images") String imagesBucket,
            MeterRegistry meters) {
        reader = new BatchReader(new NotificationParser(imagesBucket), meters);
    }

    @Incoming("image-events-in")
    @Outgoing("notifications")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    @SuppressWarnings("unchecked") // the channel's deserializers make both strings
    Message<NotificationBatch> read(Message<List<String>> batch) {
        IncomingKafkaRecordBatchMetadata<String, String> kafka =
                batch.getMetadata(IncomingKafkaRecordBatchMetadata.class).orElseThrow();
        return batch.withPayload(reader.read(kafka.getRecords()));
    }
}

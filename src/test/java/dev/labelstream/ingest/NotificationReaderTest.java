package dev.labelstream.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelstream.event.DeadLetter;
import dev.labelstream.event.NotificationBatch;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordBatchMetadata;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.junit.jupiter.api.Test;

class NotificationReaderTest {
    private static final TopicPartition PARTITION = new TopicPartition("image-events", 0);

    private final NotificationReader reader = new NotificationReader("images", new SimpleMeterRegistry());
    private final AtomicInteger acknowledged = new AtomicInteger();

    @Test
    void theBatchKeepsItsRecordsAndItsAcknowledgement() {
        // Given
        ConsumerRecord<String, String> record = new ConsumerRecord<>("image-events", 0, 7, "k", "nonsense");
        IncomingKafkaRecordBatchMetadata<String, String> kafka = new IncomingKafkaRecordBatchMetadata<>(
                new ConsumerRecords<>(Map.of(PARTITION, List.of(record)), Map.of()), "image-events-in", Map.of());
        Message<List<String>> polled = Message.of(List.of("nonsense"), Metadata.of(kafka), () -> {
            acknowledged.incrementAndGet();
            return CompletableFuture.completedFuture(null);
        });

        // When
        Message<NotificationBatch> read = reader.read(polled);

        // Then
        assertThat(read.getPayload().deadLetters()).extracting(DeadLetter::key).containsExactly("k");
        assertThat(read.getMetadata(IncomingKafkaRecordBatchMetadata.class)).containsSame(kafka);
        assertThat(acknowledged).hasValue(0);
        assertThat(read.ack()).isCompleted();
        assertThat(acknowledged).hasValue(1);
    }
}

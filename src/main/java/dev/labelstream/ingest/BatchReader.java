package dev.labelstream.ingest;

import dev.labelstream.event.DeadLetter;
import dev.labelstream.event.ImageEvent;
import dev.labelstream.event.ImageUploaded;
import dev.labelstream.event.NotificationBatch;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads a poll's records one after the other, and counts what they were. */
final class BatchReader {
    private final NotificationParser parser;
    private final MeterRegistry meters;

    BatchReader(NotificationParser parser, MeterRegistry meters) {
        this.parser = parser;
        this.meters = meters;
    }

    NotificationBatch read(Iterable<ConsumerRecord<String, String>> records) {
        List<ImageEvent> events = new ArrayList<>();
        List<DeadLetter> deadLetters = new ArrayList<>();
        for (ConsumerRecord<String, String> record : records) {
            Notification notification = parser.parse(record.value(), Instant.ofEpochMilli(record.timestamp()));
            events.addAll(notification.events());
            notification
                    .problem()
                    .map(problem -> new DeadLetter(record.key(), record.value(), problem))
                    .ifPresent(deadLetters::add);
            count(notification);
        }
        return new NotificationBatch(events, deadLetters);
    }

    private void count(Notification notification) {
        notification.events().forEach(event -> count(event instanceof ImageUploaded ? "uploaded" : "removed"));
        if (notification.problem().isPresent()) {
            count("dead-letter");
        } else if (notification.events().isEmpty()) {
            count("ignored");
        }
    }

    private void count(String result) {
        meters.counter("labelstream.ingest.notifications", "result", result).increment();
    }
}

package dev.labelstream.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelstream.event.DeadLetter;
import dev.labelstream.event.ImageUploaded;
import dev.labelstream.event.NotificationBatch;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class BatchReaderTest {
    private static final String UPLOAD =
            """
            {"Records":[{"eventName":"s3:ObjectCreated:Put","eventTime":"2026-11-24T18:43:52.239Z",
             "s3":{"bucket":{"name":"images"},"object":{"key":"a%2F1.jpg","size":5,"eTag":"e","sequencer":"0A"}}}]}
            """;
    private static final String TAGGING = UPLOAD.replace(":Put", ":PutTagging");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final BatchReader reader = new BatchReader(new NotificationParser("images"), meters);

    @Test
    void oneBadRecordOfABatchBecomesADeadLetterAsItCame() {
        // When
        NotificationBatch batch =
                reader.read(List.of(record("images/a/1.jpg", UPLOAD), record("x", "{nonsense"), record(null, null)));

        // Then
        assertThat(batch.events())
                .containsExactly(new ImageUploaded(
                        "images", "a/1.jpg", "e", "0A", 5, Instant.parse("2026-11-24T18:43:52.239Z")));
        assertThat(batch.deadLetters()).extracting(DeadLetter::key).containsExactly("x", null);
        assertThat(batch.deadLetters()).extracting(DeadLetter::value).containsExactly("{nonsense", null);
        assertThat(batch.deadLetters())
                .extracting(DeadLetter::reason)
                .allSatisfy(reason -> assertThat(reason).isNotBlank().doesNotContain("\n"));
    }

    @Test
    void whatCameIsCounted() {
        // When
        reader.read(List.of(
                record("images/a/1.jpg", UPLOAD),
                record("images/a/1.jpg", UPLOAD),
                record("images/a/1.jpg", UPLOAD.replace("ObjectCreated:Put", "ObjectRemoved:Delete")),
                record("images/a/1.jpg", TAGGING),
                record("x", "nonsense")));

        // Then
        assertThat(counted("uploaded")).isEqualTo(2);
        assertThat(counted("removed")).isEqualTo(1);
        assertThat(counted("ignored")).isEqualTo(1);
        assertThat(counted("dead-letter")).isEqualTo(1);
    }

    private double counted(String result) {
        return meters.counter("labelstream.ingest.notifications", "result", result)
                .count();
    }

    private static ConsumerRecord<String, String> record(String key, String value) {
        return new ConsumerRecord<>("image-events", 0, 0, key, value);
    }
}

package dev.labelstream.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.labelstream.event.ImageEvent;
import dev.labelstream.event.ImageRemoved;
import dev.labelstream.event.ImageUploaded;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each store's way to say that {@code flt/a+b c%2F2%.jpg} came, and some ways to say that {@code flt/1.jpg} went.
 *
 * <p>Written from: AWS's "Event message structure" page; Ceph {@code rgw_pubsub.cc} and its page "Event record"; RustFS
 * {@code crates/notify/src/event.rs}. Of versitygw it is what v1.8.0 sent to Kafka, with the others' names, eTag and time;
 * the bare array is its older form ({@code s3event/event.go}).
 */
class StoreDialectTest {
    private static final Instant RECEIVED = Instant.parse("2026-01-02T03:04:05Z");
    private final NotificationParser parser = new NotificationParser("images");

    @ParameterizedTest
    @CsvSource({
        "aws, 0055AED6DCD90281E5",
        "ceph, F7E6D75DC742D108",
        "rustfs, 187B2CF1A3D40E15",
        // counts from 1 at each start of the gateway, so it must not decide anything
        "versitygw,"
    })
    void theUploadIsUnderstoodUnderItsOwnName(String store, String sequencer) throws IOException {
        // When
        List<ImageEvent> events = events(store);

        // Then
        ImageUploaded uploaded = events.stream()
                .filter(ImageUploaded.class::isInstance)
                .map(ImageUploaded.class::cast)
                .filter(upload -> upload.size() >= 0)
                .reduce((first, second) -> {
                    throw new AssertionError("two uploads: " + first + second);
                })
                .orElseThrow();
        assertThat(uploaded.path()).isEqualTo("images/flt/a+b c%2F2%.jpg");
        assertThat(uploaded.eTag()).isEqualTo("9b2cf535f27731c974343645a3985328");
        assertThat(uploaded.size()).isEqualTo(2048);
        assertThat(uploaded.sequencer()).isEqualTo(sequencer);
        assertThat(uploaded.at())
                .isBetween(Instant.parse("2026-11-25T08:30:00Z"), Instant.parse("2026-11-25T08:30:01Z"));
    }

    @ParameterizedTest
    @CsvSource({"aws", "ceph", "versitygw"})
    void theRemovalIsUnderstood(String store) throws IOException {
        assertThat(events(store))
                .filteredOn(ImageRemoved.class::isInstance)
                .extracting(ImageEvent::key)
                .containsOnly("flt/1.jpg");
    }

    @Test
    void versitysGatewayDoesNotSayTheSizeOfAnUploadInPartsOrOfACopy() throws IOException {
        assertThat(events("versitygw"))
                .filteredOn(ImageUploaded.class::isInstance)
                .extracting(ImageEvent::key, event -> ((ImageUploaded) event).size())
                .containsExactly(
                        tuple("flt/a+b c%2F2%.jpg", 2048L), tuple("flt/multi.jpg", -1L), tuple("flt/copied.jpg", -1L));
    }

    @Test
    void aTestOfTheConnectionIsNoPhotoAndNoProblem() {
        assertThat(parser.parse("{\"Service\":\"S3\",\"Event\":\"s3:TestEvent\",\"Bucket\":\"images\"}", RECEIVED))
                .isEqualTo(Notification.NOTHING);
    }

    private List<ImageEvent> events(String store) throws IOException {
        try (InputStream file = getClass().getResourceAsStream("/ingest/" + store + ".jsonl")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> parser.parse(line, RECEIVED))
                    .peek(notification -> assertThat(notification.problem()).isEmpty())
                    .flatMap(notification -> notification.events().stream())
                    .toList();
        }
    }
}

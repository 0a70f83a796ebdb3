package dev.labelstream.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelstream.event.EventJson;
import dev.labelstream.event.ImageEvent;
import dev.labelstream.event.ImageRemoved;
import dev.labelstream.event.ImageUploaded;
import dev.labelstream.event.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationParserTest {
    private static final Instant RECEIVED = Instant.parse("2026-01-02T03:04:05Z");
    private final NotificationParser parser = new NotificationParser("images");

    @Test
    void everyChangeThatMinioToldIsUnderstoodUnderItsOwnName() throws IOException {
        // Given
        List<JsonNode> captured = captured();

        // When
        List<ImageEvent> events = captured.stream()
                .map(record -> parser.parse(record.path("value").asText(), RECEIVED))
                .peek(notification -> assertThat(notification.problem()).isEmpty())
                .flatMap(notification -> notification.events().stream())
                .toList();

        // Then
        assertThat(events.stream().filter(ImageUploaded.class::isInstance).map(ImageEvent::key))
                .containsExactly(
                        "test/1.jpg",
                        "test/été 10.jpg",
                        "a+b c/2%.jpg",
                        "日本/3.jpg",
                        "test/a+b c/2%.jpg",
                        "test/日本 😀.jpg",
                        "test/q?&=#;~!*().jpg",
                        "TEST/UPPER.JPG",
                        "test/multipart.jpg",
                        "test/copied to.jpg",
                        "test/empty.jpg",
                        "test/1.jpg",
                        "test/posted by form.jpg",
                        "test/presigned put.jpg",
                        "mc/x.jpg",
                        "ver/x.jpg",
                        "ver/x.jpg");
        assertThat(events.stream().filter(ImageRemoved.class::isInstance).map(ImageEvent::key))
                .containsExactly("mc/x.jpg", "ver/x.jpg", "ver/x.jpg", "ver/x.jpg", "ver/x.jpg");
    }

    @Test
    void theDecodedKeyIsTheRecordKeyThatMinioChose() throws IOException {
        for (JsonNode record : captured()) {
            // When
            List<ImageEvent> events =
                    parser.parse(record.path("value").asText(), RECEIVED).events();

            // Then
            assertThat(events).allSatisfy(event -> assertThat(event.path())
                    .isEqualTo(record.path("key").asText()));
        }
    }

    @Test
    void anUploadCarriesWhatTheStoreSaid() throws IOException {
        // Given
        String value = captured().get(0).path("value").asText();

        // When
        Notification notification = parser.parse(value, RECEIVED);

        // Then
        assertThat(notification.events())
                .containsExactly(new ImageUploaded(
                        "images",
                        "test/1.jpg",
                        "5961659fbb04703bd409bf55c4463504",
                        "18EB0F6BD3FDD82C",
                        8192,
                        Instant.parse("2026-11-24T18:43:52.239Z")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3:ObjectCreated:PutTagging",
                "s3:ObjectCreated:DeleteTagging",
                "s3:ObjectCreated:PutRetention",
                "s3:ObjectCreated:PutLegalHold",
                "s3:ObjectAccessed:Get",
                "s3:ObjectTagging:Put",
                "s3:Replication:OperationCompletedReplication"
            })
    void whatLeavesThePhotoAsItIsTriggersNothing(String eventName) {
        // When
        Notification notification = parser.parse(notification(record(eventName, "images", "1.jpg")), RECEIVED);

        // Then
        assertThat(notification.events()).isEmpty();
        assertThat(notification.problem()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ObjectCreated:Put", "ObjectCreated:Post", "s3:ObjectCreated:Copy"})
    void theNamesPrefixMayBeMissing(String eventName) {
        // When
        Notification notification = parser.parse(notification(record(eventName, "images", "1.jpg")), RECEIVED);

        // Then
        assertThat(notification.events())
                .containsExactly(new ImageUploaded("images", "1.jpg", null, null, -1, RECEIVED));
    }

    @ParameterizedTest
    @CsvSource({"images, a%2F", "images, a%2F.DS_Store", "images, .hidden.jpg", "submissions, a.csv", "training, 1.jpg"
    })
    void folderMarkersHiddenFilesAndOtherBucketsAreIgnored(String bucket, String key) {
        // When
        Notification notification = parser.parse(notification(record("s3:ObjectCreated:Put", bucket, key)), RECEIVED);

        // Then
        assertThat(notification.events()).isEmpty();
        assertThat(notification.problem()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"sweep, SWEEP", "rescore, RESCORE", "replay, REPLAY", "elsewhere, STORE"})
    void anEventThatWasMadeUpSaysByWhom(String source, Origin origin) {
        // Given
        String record = record("s3:ObjectCreated:Put", "images", "1.jpg")
                .replaceFirst("\\{", "{\"source\":\"" + source + "\",");

        // When
        Notification notification = parser.parse(notification(record), RECEIVED);

        // Then
        assertThat(notification.events())
                .containsExactly(new ImageUploaded("images", "1.jpg", null, null, -1, RECEIVED, origin));
    }

    @Test
    void severalRecordsGiveSeveralEventsInTheirOrder() {
        // Given
        String value = notification(
                record("s3:ObjectCreated:Put", "images", "2.jpg"),
                record("s3:ObjectCreated:PutTagging", "images", "2.jpg"),
                record("s3:ObjectRemoved:Delete", "images", "1.jpg"));

        // When
        Notification notification = parser.parse(value, RECEIVED);

        // Then
        assertThat(notification.events())
                .containsExactly(
                        new ImageUploaded("images", "2.jpg", null, null, -1, RECEIVED),
                        new ImageRemoved("images", "1.jpg", null, RECEIVED));
    }

    @Test
    void oneBrokenRecordDoesNotHideTheOthers() {
        // Given
        String value = notification(
                record("s3:ObjectCreated:Put", "images", "100%25%zz.jpg"),
                record("s3:ObjectCreated:Put", "images", "2.jpg"));

        // When
        Notification notification = parser.parse(value, RECEIVED);

        // Then
        assertThat(notification.events()).extracting(ImageEvent::key).containsExactly("2.jpg");
        assertThat(notification.problem()).contains("the object key \"100%25%zz.jpg\" is not form-encoded");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "hello|not JSON: Unrecognized token 'hello'",
                "{\"Records\":|not JSON: Unexpected end-of-input",
                "``|not JSON: No content",
                "null|not a notification: no \"Records\"",
                "42|not a notification: no \"Records\"",
                "{}|not a notification: no \"Records\"",
                "{\"Records\":[]}|not a notification: no \"Records\"",
                "{\"Records\":[7]}|a record has no \"eventName\"",
                "{\"Records\":[{\"eventName\":\"s3:ObjectCreated:Put\"}]}|a record has no \"name\"",
                "{\"Records\":[{\"eventName\":\"s3:ObjectCreated:Put\",\"s3\":{\"bucket\":{\"name\":\"images\"}}}]}|a record has no \"key\"",
            })
    void whatCannotBeUnderstoodSaysWhy(String value, String problem) {
        // When
        Notification notification = parser.parse(value, RECEIVED);

        // Then
        assertThat(notification.events()).isEmpty();
        assertThat(notification.problem().orElseThrow()).startsWith(problem);
    }

    @Test
    void aRecordWithoutAValueIsNotUnderstood() {
        // When
        Notification notification = parser.parse(null, RECEIVED);

        // Then
        assertThat(notification.problem()).contains("the record has no value");
    }

    private static List<JsonNode> captured() throws IOException {
        try (InputStream stream = NotificationParserTest.class.getResourceAsStream("/ingest/minio-events.jsonl")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> EventJson.read(line, JsonNode.class))
                    .toList();
        }
    }

    private static String notification(String... records) {
        return "{\"Records\":[" + String.join(",", records) + "]}";
    }

    private static String record(String eventName, String bucket, String key) {
        return Stream.of(eventName, bucket, key)
                .reduce(
                        "{'eventName':'%s','s3':{'bucket':{'name':'%s'},'object':{'key':'%s'}}}",
                        (json, part) -> json.replaceFirst("%s", part))
                .replace('\'', '"');
    }
}

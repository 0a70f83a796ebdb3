package dev.labelstream.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotificationJsonTest {
    private final NotificationJson json = new NotificationJson("someone", "http://127.0.0.1:9000");

    @Test
    void anUploadHasMinioShape() throws Exception {
        // When
        JsonNode event = parse(created("test/1.jpg", 8192L));

        // Then
        assertThat(event.path("EventName").asText()).isEqualTo("s3:ObjectCreated:Put");
        assertThat(event.path("Key").asText()).isEqualTo("images/test/1.jpg");
        assertThat(event.path("Records")).hasSize(1);
        JsonNode changed = event.at("/Records/0");
        assertThat(changed.path("eventName").asText()).isEqualTo("s3:ObjectCreated:Put");
        assertThat(changed.path("eventTime").asText()).isEqualTo("2026-11-24T18:43:52.200Z");
        assertThat(changed.at("/s3/bucket/name").asText()).isEqualTo("images");
        assertThat(object(event).path("eTag").asText()).isEqualTo("5961659fbb04703bd409bf55c4463504");
        assertThat(object(event).path("size").asLong()).isEqualTo(8192);
        assertThat(object(event).path("contentType").asText()).isEqualTo("image/jpeg");
        assertThat(object(event).path("sequencer").asText()).isEqualTo("18EB0F6BD3FDD82C");
    }

    @ParameterizedTest
    @CsvSource({
        "test/1.jpg, test%2F1.jpg",
        "a+b c/2%.jpg, a%2Bb+c%2F2%25.jpg",
        "日本/3.jpg, %E6%97%A5%E6%9C%AC%2F3.jpg",
        "copy~*.jpg, copy~%2A.jpg"
    })
    void theObjectKeyIsFormEncodedAsGoDoesIt(String key, String encoded) throws Exception {
        // When
        JsonNode event = parse(created(key, 1L));

        // Then
        assertThat(object(event).path("key").asText()).isEqualTo(encoded);
        assertThat(URLDecoder.decode(encoded, StandardCharsets.UTF_8)).isEqualTo(key);
        assertThat(event.path("Key").asText()).isEqualTo("images/" + key);
    }

    @Test
    void anEmptyObjectHasNoSize() throws Exception {
        assertThat(object(parse(created("empty.jpg", 0L))).has("size")).isFalse();
    }

    @Test
    void aRemovalHasNeitherSizeNorETag() throws Exception {
        // Given
        StoreChange removed = new StoreChange(
                "s3:ObjectRemoved:Delete", "images", "1.jpg", null, null, null, "18EB0F6BD3FDD82C", Instant.EPOCH);

        // When
        JsonNode event = parse(removed);

        // Then
        assertThat(object(event).fieldNames()).toIterable().containsExactly("key", "sequencer");
    }

    private static StoreChange created(String key, long size) {
        return new StoreChange(
                "s3:ObjectCreated:Put",
                "images",
                key,
                "5961659fbb04703bd409bf55c4463504",
                size,
                "image/jpeg",
                "18EB0F6BD3FDD82C",
                Instant.parse("2026-11-24T18:43:52.200Z"));
    }

    private JsonNode parse(StoreChange change) throws Exception {
        return new ObjectMapper().readTree(json.of(change));
    }

    private static JsonNode object(JsonNode event) {
        return event.at("/Records/0/s3/object");
    }
}

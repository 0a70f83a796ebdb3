package dev.labelstream.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

class CloudEventHeadersTest {
    @Test
    void theHeadersAreCloudEventsInBinaryMode() {
        assertThat(withoutId(CloudEventHeaders.of(ImageClassified.class, "left", "images/demo/1.jpg")))
                .containsExactly(
                        "ce_specversion=1.0",
                        "ce_type=dev.labelstream.ImageClassified",
                        "ce_source=left",
                        "ce_subject=images/demo/1.jpg",
                        "content-type=application/json");
    }

    @Test
    void noTwoEventsHaveOneId() {
        assertThat(id(CloudEventHeaders.ofNotification("left", "images/1.jpg")))
                .isNotEqualTo(id(CloudEventHeaders.ofNotification("left", "images/1.jpg")));
    }

    @Test
    void aDeadLetterMayHaveNoKeyAndNobodyKnowsItsForm() {
        assertThat(withoutId(CloudEventHeaders.ofDeadLetter("left", null, "not JSON")))
                .containsExactly(
                        "ce_specversion=1.0",
                        "ce_type=dev.labelstream.DeadLetter",
                        "ce_source=left",
                        "dead-letter-reason=not JSON");
    }

    private static List<String> withoutId(List<Header> headers) {
        return headers.stream()
                .filter(header -> !header.key().equals("ce_id"))
                .map(header -> header.key() + "=" + text(header))
                .toList();
    }

    private static String id(List<Header> headers) {
        return headers.stream()
                .filter(header -> header.key().equals("ce_id"))
                .map(CloudEventHeadersTest::text)
                .findFirst()
                .orElseThrow();
    }

    private static String text(Header header) {
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}

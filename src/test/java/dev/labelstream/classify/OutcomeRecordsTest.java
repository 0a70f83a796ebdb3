package dev.labelstream.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelstream.event.ClassificationFailed;
import dev.labelstream.event.DeadLetter;
import dev.labelstream.event.EventJson;
import dev.labelstream.event.FailureReason;
import dev.labelstream.event.ImageClassified;
import dev.labelstream.event.StoredImage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class OutcomeRecordsTest {
    private static final StoredImage IMAGE = new StoredImage("images", "a b+é/1.jpg", "tag", null, 3);

    private final PhotoTrace trace = Samples.trace(Samples.change(Samples.uploaded("a b+é/1.jpg")));
    private final OutcomeRecords records = new OutcomeRecords(Samples.topics(), "host-1");

    @Test
    void aLabelIsAPredictionAndTakesAFormerFailureBack() {
        // Given
        ImageClassified dog = new ImageClassified(
                IMAGE, "dog", 1, 0.98, Map.of("dog", 0.98), Samples.MODEL, Samples.UPLOADED, Samples.NOW);

        // When
        List<ProducerRecord<String, String>> written =
                records.of(List.of(Verdict.of(dog)), List.of(), Map.of(IMAGE.path(), trace));

        // Then
        assertThat(written).extracting(ProducerRecord::topic).containsExactly("predictions", "image-failures");
        assertThat(written).extracting(ProducerRecord::key).containsOnly("images/a b+é/1.jpg");
        assertThat(EventJson.read(written.get(0).value(), ImageClassified.class))
                .isEqualTo(dog);
        assertThat(written.get(1).value()).isNull();
        assertThat(header(written.get(0), "ce_type")).isEqualTo("dev.labelstream.ImageClassified");
        assertThat(header(written.get(0), "ce_source")).isEqualTo("host-1");
    }

    @Test
    void aFailureTakesAFormerPredictionBack() {
        // Given
        ClassificationFailed failed =
                new ClassificationFailed(IMAGE, FailureReason.NOT_AN_IMAGE, "no picture", 1, Samples.NOW);

        // When
        List<ProducerRecord<String, String>> written =
                records.of(List.of(Verdict.of(failed)), List.of(), Map.of(IMAGE.path(), trace));

        // Then
        assertThat(written.get(0).topic()).isEqualTo("predictions");
        assertThat(written.get(0).value()).isNull();
        assertThat(EventJson.read(written.get(1).value(), ClassificationFailed.class))
                .isEqualTo(failed);
    }

    @Test
    void aPhotoThatIsGoneIsTakenBackEverywhere() {
        // When
        List<ProducerRecord<String, String>> written =
                records.of(List.of(Verdict.gone("images/1.jpg")), List.of(), Map.of());

        // Then
        assertThat(written).extracting(ProducerRecord::topic).containsExactly("predictions", "image-failures");
        assertThat(written).extracting(ProducerRecord::value).containsOnlyNulls();
    }

    @Test
    void aDeadLetterKeepsKeyAndValueAndSaysWhy() {
        // When
        List<ProducerRecord<String, String>> written =
                records.of(List.of(), List.of(new DeadLetter("k", "{nonsense", "not JSON")), Map.of());

        // Then
        assertThat(written).singleElement().satisfies(letter -> {
            assertThat(letter.topic()).isEqualTo("image-events-dead-letter");
            assertThat(letter.key()).isEqualTo("k");
            assertThat(letter.value()).isEqualTo("{nonsense");
            assertThat(header(letter, "dead-letter-reason")).isEqualTo("not JSON");
            assertThat(header(letter, "ce_type")).isEqualTo("dev.labelstream.DeadLetter");
            assertThat(letter.headers().lastHeader("content-type")).isNull();
        });
    }

    @Test
    void aDeadLetterThatWouldNotFitIntoAMessageIsCut() {
        // Given
        DeadLetter huge = new DeadLetter(null, "€".repeat(349_000), "not JSON");

        // When
        ProducerRecord<String, String> letter =
                records.of(List.of(), List.of(huge), Map.of()).get(0);

        // Then
        assertThat(letter.value().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1_000_000);
        assertThat(header(letter, "dead-letter-reason")).isEqualTo("not JSON (cut, it has 1047000 bytes)");
    }

    private static String header(ProducerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}

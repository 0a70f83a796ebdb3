package dev.labelstream.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTest {
    private static final ObjectMapper TREES = new ObjectMapper();

    static List<Record> events() {
        return GoldenEvents.all();
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventIsWrittenAsItsGoldenFile(Record event) throws IOException {
        // When
        String json = EventJson.write(event);

        // Then
        assertThat(TREES.readTree(json)).isEqualTo(TREES.readTree(golden(event.getClass())));
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventIsReadFromItsGoldenFile(Record event) {
        // When
        Object read = EventJson.read(golden(event.getClass()), event.getClass());

        // Then
        assertThat(read).isEqualTo(event);
    }

    @Test
    void everyKindOfEventHasAGoldenFile() {
        // Given
        Stream<Class<?>> sealed = Stream.of(
                        ClassificationOutcome.class.getPermittedSubclasses(),
                        TrainingEvent.class.getPermittedSubclasses(),
                        ControlEvent.class.getPermittedSubclasses())
                .flatMap(Stream::of);

        // Then
        assertThat(events()).extracting(Object::getClass).containsAll(sealed.toList());
    }

    @Test
    void aTrainingEventSaysItself() {
        // When
        TrainingEvent read = EventJson.read(golden(TrainingFailed.class), TrainingEvent.class);

        // Then
        assertThat(read).isInstanceOf(TrainingFailed.class);
    }

    @Test
    void probabilitiesKeepTheOrderOfTheLabels() {
        // Given
        String json = golden(ImageClassified.class)
                .replace("{\"cat\": 0.02, \"dog\": 0.98}", "{\"zebra\": 0.5, \"ant\": 0.3, \"mole\": 0.2}");

        // When
        ImageClassified read = EventJson.read(json, ImageClassified.class);

        // Then
        assertThat(read.probabilities().keySet()).containsExactly("zebra", "ant", "mole");
        assertThat(EventJson.write(read)).contains("{\"zebra\":0.5,\"ant\":0.3,\"mole\":0.2}");
    }

    @Test
    void aFieldOfALaterVersionIsIgnored() {
        // Given
        String json = golden(ModelActivated.class).replaceFirst("\\{", "{\"later\": {\"deep\": [1]},");

        // When
        ModelActivated read = EventJson.read(json, ModelActivated.class);

        // Then
        assertThat(read.id()).isEqualTo("resnet18-20260102");
    }

    @Test
    void aRequestWithoutARuleActivatesIfBetter() {
        // When
        TrainingRequested read =
                EventJson.read("{\"id\":\"t1\",\"requestedAt\":\"2026-01-02T03:04:05Z\"}", TrainingRequested.class);

        // Then
        assertThat(read.activate()).isEqualTo(ActivationRule.IF_BETTER);
        assertThat(read.epochs()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "null", "{}", "[]", ""})
    void whatIsNoEventIsNamedByTheTypeItShouldHaveBeen(String text) {
        assertThatThrownBy(() -> EventJson.read(text, ImageClassified.class))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("ImageClassified");
    }

    private static String golden(Class<?> event) {
        String file = "/event/" + event.getSimpleName() + ".json";
        try (InputStream in = Objects.requireNonNull(EventJsonTest.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}

package dev.labelstream.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.labelstream.topic.TopicConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** {@code docs/asyncapi.yaml} says what the program writes. */
class AsyncApiTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final JsonNode DOCUMENT = document();

    static Stream<Record> events() {
        return GoldenEvents.all().stream();
    }

    @ParameterizedTest
    @MethodSource("events")
    void whatIsWrittenFitsItsSchema(Record event) throws IOException {
        JsonNode written = MAPPER.readTree(EventJson.write(event));
        ObjectNode incomplete = written.deepCopy();
        incomplete.remove(required(event).get(0));

        Schema schema = schema(event);

        assertThat(schema.validate(written)).isEmpty();
        assertThat(schema.validate(incomplete)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("events")
    void everyFieldIsDescribedAndNoOther(Record event) {
        Set<String> fields = new TreeSet<>(Arrays.stream(event.getClass().getRecordComponents())
                .map(RecordComponent::getName)
                .toList());
        if (event instanceof ControlEvent || event instanceof TrainingEvent) {
            fields.add("type");
        }
        Set<String> described = new TreeSet<>();
        described(event).path("properties").fieldNames().forEachRemaining(described::add);

        assertThat(described).isEqualTo(fields);
    }

    @Test
    void everyReasonAndRuleIsNamed() throws IOException {
        for (Class<? extends Enum<?>> type : List.of(FailureReason.class, ActivationRule.class)) {
            Set<String> written = new TreeSet<>();
            for (Enum<?> value : type.getEnumConstants()) {
                written.add(MAPPER.readTree(EventJson.write(value)).asText());
            }
            Set<String> named = new TreeSet<>();
            schemas().path(type.getSimpleName()).path("enum").forEach(value -> named.add(value.asText()));
            assertThat(named).isEqualTo(written);
        }
    }

    @Test
    void everyTopicIsAChannel() {
        TopicConfig topics = new SmallRyeConfigBuilder()
                .withMapping(TopicConfig.class)
                .build()
                .getConfigMapping(TopicConfig.class);
        Set<String> channels = new TreeSet<>();
        DOCUMENT.path("channels")
                .forEach(channel -> channels.add(channel.path("address").asText()));

        assertThat(channels)
                .containsExactlyInAnyOrder(
                        topics.imageEvents(),
                        topics.imageEventsDeadLetter(),
                        topics.predictions(),
                        topics.imageFailures(),
                        topics.trainingRequests(),
                        topics.trainingEvents(),
                        topics.modelActivations(),
                        topics.controls());
    }

    private static JsonNode schemas() {
        return DOCUMENT.at("/components/schemas");
    }

    private static JsonNode described(Record event) {
        return schemas().path(event.getClass().getSimpleName());
    }

    private static List<String> required(Record event) {
        return MAPPER.convertValue(
                described(event).path("required"),
                MAPPER.getTypeFactory().constructCollectionType(List.class, String.class));
    }

    /** Within the document, where its references lead. */
    private static Schema schema(Record event) {
        ObjectNode whole = MAPPER.createObjectNode();
        whole.put("$ref", "#/components/schemas/" + event.getClass().getSimpleName());
        whole.set("components", DOCUMENT.path("components"));
        return SCHEMAS.getSchema(whole);
    }

    private static JsonNode document() {
        try {
            return MAPPER.valueToTree(new Yaml().load(Files.readString(Path.of("docs/asyncapi.yaml"))));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

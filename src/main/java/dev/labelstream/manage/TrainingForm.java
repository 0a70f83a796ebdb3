package dev.labelstream.manage;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.labelstream.event.EventJson;
import dev.labelstream.event.TrainingRequested;
import dev.labelstream.model.network.Architecture;
import dev.labelstream.model.network.Norm;
import dev.labelstream.model.network.Variant;
import dev.labelstream.process.Problem;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The body of {@code POST /training}: every field optional, none unknown, each in its range. */
final class TrainingForm {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static final Map<String, FieldRule> FIELDS = Map.ofEntries(
            Map.entry("architecture", FieldRule.oneOf(architectures())),
            Map.entry(
                    "norm",
                    FieldRule.oneOf(Arrays.stream(Norm.values()).map(Norm::id).toList())),
            Map.entry("cardinality", FieldRule.integer(1, 256)),
            Map.entry("epochs", FieldRule.integer(1, 10_000)),
            Map.entry("size", FieldRule.integer(32, 1_024)),
            Map.entry("batchSize", FieldRule.integer(2, 4_096)),
            Map.entry("learningRate", FieldRule.number(1e-8, 10)),
            Map.entry("optimizer", FieldRule.oneOf(List.of("adam", "adamw", "sgd"))),
            Map.entry("recipe", FieldRule.oneOf(List.of("default", "homework"))),
            Map.entry("labels", FieldRule.labels()),
            Map.entry("seed", FieldRule.integer(Long.MIN_VALUE, Long.MAX_VALUE)),
            Map.entry("validation", FieldRule.number(0, 0.9)),
            Map.entry("activate", FieldRule.oneOf(List.of("if-better", "always", "never"))));

    private static final int USUAL_SIZE = 224;

    private TrainingForm() {}

    /** What a body asks for, or what is wrong with it. */
    sealed interface Reading {}

    record Accepted(TrainingRequested request) implements Reading {}

    record Refused(Problem problem) implements Reading {}

    static Reading read(byte[] body, String id, Instant now) {
        JsonNode form;
        try {
            form = body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return new Refused(Problem.of(400, "Bad Request", "the body is not JSON: " + e.getOriginalMessage()));
        } catch (IOException e) {
            return new Refused(Problem.of(400, "Bad Request", "the body is not JSON: " + e.getMessage()));
        }
        if (!(form instanceof ObjectNode fields)) {
            return new Refused(Problem.of(
                    400, "Bad Request", "the body must be a JSON object such as {\"architecture\":\"resnet18\"}"));
        }
        Optional<Problem> problem = check(fields);
        if (problem.isPresent()) {
            return new Refused(problem.get());
        }
        fields.put("id", id).put("requestedAt", now.toString());
        return new Accepted(EventJson.read(fields.toString(), TrainingRequested.class));
    }

    private static Optional<Problem> check(ObjectNode form) {
        for (Map.Entry<String, JsonNode> field : form.properties()) {
            FieldRule rule = FIELDS.get(field.getKey());
            if (rule == null) {
                return Optional.of(Problem.inField(
                        field.getKey(),
                        "there is no field '" + field.getKey() + "'; known are "
                                + String.join(
                                        ", ", FIELDS.keySet().stream().sorted().toList())));
            }
            if (!rule.accepts(field.getValue())) {
                return Optional.of(Problem.inField(
                        field.getKey(),
                        field.getKey() + " must be " + rule.expectation() + ", not " + brief(field.getValue())));
            }
        }
        return checkNetwork(form);
    }

    /** Whether there is such a network; a size that is not said is one that fits. */
    private static Optional<Problem> checkNetwork(ObjectNode form) {
        Architecture architecture =
                Architecture.of(form.path("architecture").asText()).orElse(Architecture.DEFAULT);
        Norm norm = Norm.of(form.path("norm").asText()).orElse(null);
        Integer cardinality = form.has("cardinality") ? form.get("cardinality").intValue() : null;
        int size = form.path("size").asInt(architecture.onlySize().orElse(USUAL_SIZE));
        return architecture
                .misfit(new Variant(norm, cardinality), size)
                .map(misfit -> Problem.inField(misfit.setting(), misfit.reason()));
    }

    private static List<String> architectures() {
        return Arrays.stream(Architecture.values()).map(Architecture::id).toList();
    }

    private static String brief(JsonNode value) {
        String text = value.toString();
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}

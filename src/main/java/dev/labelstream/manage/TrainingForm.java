package dev.labelstream.manage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.labelstream.event.EventJson;
import dev.labelstream.event.TrainingRequested;
import dev.labelstream.model.network.Architecture;
import dev.labelstream.model.network.Norm;
import dev.labelstream.model.network.Variant;
import dev.labelstream.process.Problem;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The body of {@code POST /training}: every field optional, none unknown, each in its range. */
final class TrainingForm {
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
            Map.entry("init", FieldRule.model()),
            Map.entry("activate", FieldRule.oneOf(List.of("if-better", "always", "never"))));

    private static final int USUAL_SIZE = 224;

    private TrainingForm() {}

    /** What a body asks for, or what is wrong with it. */
    sealed interface Reading {}

    record Accepted(TrainingRequested request) implements Reading {}

    record Refused(Problem problem) implements Reading {}

    static Reading read(String contentType, byte[] body, String id, Instant now) {
        return read(RequestForm.read(contentType, body, FIELDS), id, now);
    }

    private static Reading read(RequestForm.Reading form, String id, Instant now) {
        if (form instanceof RequestForm.Refused refused) {
            return new Refused(refused.problem());
        }
        ObjectNode fields = ((RequestForm.Accepted) form).fields();
        Optional<Problem> problem = checkNetwork(fields);
        if (problem.isPresent()) {
            return new Refused(problem.get());
        }
        fields.put("id", id).put("requestedAt", now.toString());
        return new Accepted(EventJson.read(fields.toString(), TrainingRequested.class));
    }

    /** Whether there is such a network; a size that is not said is one that fits. */
    private static Optional<Problem> checkNetwork(ObjectNode form) {
        if (form.has("init") && !form.has("architecture")) {
            return Optional.empty(); // its network is that model's, which the training reads
        }
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
}

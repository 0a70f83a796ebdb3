package dev.labelstream.manage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.labelstream.event.EventJson;
import dev.labelstream.event.TrainingRequested;
import dev.labelstream.model.network.Architecture;
import dev.labelstream.process.Problem;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The body of {@code POST /training}: every field optional, none unknown, each in its range. */
final class TrainingForm {
    static final Map<String, FieldRule> FIELDS = Map.ofEntries(
            Map.entry("architecture", FieldRule.oneOf(architectures())),
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
        Optional<Problem> problem = checkSize(fields);
        if (problem.isPresent()) {
            return new Refused(problem.get());
        }
        fields.put("id", id).put("requestedAt", now.toString());
        return new Accepted(EventJson.read(fields.toString(), TrainingRequested.class));
    }

    private static Optional<Problem> checkSize(ObjectNode form) {
        String architecture = form.path("architecture").asText();
        OptionalInt only =
                Architecture.of(architecture).map(Architecture::onlySize).orElse(OptionalInt.empty());
        if (only.isEmpty() || form.path("size").asInt(only.getAsInt()) == only.getAsInt()) {
            return Optional.empty();
        }
        return Optional.of(Problem.inField(
                "size", "size must be " + only.getAsInt() + " for " + architecture + ", whose linear layers fix it"));
    }

    private static List<String> architectures() {
        return Arrays.stream(Architecture.values()).map(Architecture::id).toList();
    }
}

package dev.labelstream.manage;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.labelstream.process.Problem;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The JSON object in a request's body: no field unknown, each as its rule has it. No body is an object without fields. */
final class RequestForm {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private RequestForm() {}

    /** What a body holds, or what is wrong with it. */
    sealed interface Reading {}

    record Accepted(ObjectNode fields) implements Reading {}

    record Refused(Problem problem) implements Reading {}

    /** @param contentType null where the request has none */
    static Reading read(String contentType, byte[] body, Map<String, FieldRule> rules) {
        if (body.length > 0 && !isJson(contentType)) {
            return new Refused(Problem.of(
                    415, "Unsupported Media Type", "send the body with the header Content-Type: application/json"));
        }
        return read(body, rules);
    }

    private static Reading read(byte[] body, Map<String, FieldRule> rules) {
        JsonNode form;
        try {
            form = body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return new Refused(Problem.of(400, "Bad Request", "the body is not JSON: " + e.getOriginalMessage()));
        } catch (IOException e) {
            return new Refused(Problem.of(400, "Bad Request", "the body is not JSON: " + e.getMessage()));
        }
        if (!(form instanceof ObjectNode fields)) {
            return new Refused(Problem.of(400, "Bad Request", "the body must be a JSON object" + known(rules)));
        }
        Optional<Problem> problem = check(fields, rules);
        return problem.isPresent() ? new Refused(problem.get()) : new Accepted(fields);
    }

    private static Optional<Problem> check(ObjectNode form, Map<String, FieldRule> rules) {
        for (Map.Entry<String, JsonNode> field : form.properties()) {
            FieldRule rule = rules.get(field.getKey());
            if (rule == null) {
                return Optional.of(
                        Problem.inField(field.getKey(), "there is no field '" + field.getKey() + "'" + known(rules)));
            }
            if (!rule.accepts(field.getValue())) {
                return Optional.of(Problem.inField(
                        field.getKey(),
                        field.getKey() + " must be " + rule.expectation() + ", not " + brief(field.getValue())));
            }
        }
        return Optional.empty();
    }

    private static String known(Map<String, FieldRule> rules) {
        return rules.isEmpty()
                ? "; this call takes none"
                : "; known are "
                        + String.join(", ", rules.keySet().stream().sorted().toList());
    }

    private static boolean isJson(String contentType) {
        return contentType != null
                && contentType.toLowerCase(Locale.ROOT).split(";", 2)[0].strip().equals("application/json");
    }

    private static String brief(JsonNode value) {
        String text = value.toString();
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}

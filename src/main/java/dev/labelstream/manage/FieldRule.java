package dev.labelstream.manage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelstream.model.ModelCard;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * What one field of a request body may hold.
 *
 * @param expectation completes the sentence "the field must be …"
 */
record FieldRule(String expectation, Predicate<JsonNode> valid) {
    static FieldRule oneOf(Collection<String> allowed) {
        return new FieldRule(
                "one of " + String.join(", ", allowed),
                value -> value.isTextual() && allowed.contains(value.textValue()));
    }

    static FieldRule integer(long min, long max) {
        String range = min == Long.MIN_VALUE ? "a 64-bit integer" : "an integer from " + min + " to " + max;
        return new FieldRule(
                range,
                value -> value.isIntegralNumber()
                        && value.canConvertToLong()
                        && value.longValue() >= min
                        && value.longValue() <= max);
    }

    static FieldRule number(double min, double max) {
        return new FieldRule(
                "a number from " + min + " to " + max,
                value -> value.isNumber() && value.doubleValue() >= min && value.doubleValue() <= max);
    }

    static FieldRule text() {
        return new FieldRule("a text", JsonNode::isTextual);
    }

    static FieldRule model() {
        return new FieldRule(
                "active or the id of a model, as GET /models lists them",
                value -> value.isTextual() && value.textValue().matches(ModelCard.ID));
    }

    static FieldRule folder() {
        return path("the name of a folder, such as demo or 2026/demo");
    }

    /** Of a photo, without its bucket. */
    static FieldRule key() {
        return path("the key of a photo, such as holiday/12.jpg");
    }

    /** S3 keys have at most 1024 bytes. */
    private static FieldRule path(String expectation) {
        return new FieldRule(
                expectation,
                value -> value.isTextual()
                        && !value.textValue().isEmpty()
                        && value.textValue().length() <= 1024);
    }

    static FieldRule labels() {
        return new FieldRule(
                "two or more different labels separated by commas, such as cat,dog",
                value -> value.isTextual() && areLabels(value.textValue()));
    }

    private static boolean areLabels(String text) {
        List<String> labels =
                Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        return text.length() <= 10_000
                && labels.size() >= 2
                && labels.stream().noneMatch(String::isEmpty)
                && labels.stream().distinct().count() == labels.size();
    }

    boolean accepts(JsonNode value) {
        return valid.test(value);
    }
}

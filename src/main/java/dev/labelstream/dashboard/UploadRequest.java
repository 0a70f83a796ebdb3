package dev.labelstream.dashboard;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.labelstream.process.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The body of {@code POST /api/uploads}. */
final class UploadRequest {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Object keys have at most 1024 bytes, and the photo's name needs some of them. */
    private static final int LONGEST = 512;

    private UploadRequest() {}

    /** A folder to upload into, or what is wrong with the body. */
    sealed interface Reading {}

    /** @param keyPrefix ends in a slash */
    record Accepted(String keyPrefix) implements Reading {}

    record Refused(Problem problem) implements Reading {}

    static Reading read(byte[] body) {
        JsonNode form;
        try {
            form = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return new Refused(Problem.of(400, "Bad Request", "the body is not JSON: " + e.getOriginalMessage()));
        } catch (IOException e) {
            return new Refused(Problem.of(400, "Bad Request", "the body is not JSON: " + e.getMessage()));
        }
        if (!form.isObject()) {
            return new Refused(
                    Problem.of(400, "Bad Request", "the body must be a JSON object: {\"prefix\":\"FOLDER\"}"));
        }
        for (var field : form.properties()) {
            if (!field.getKey().equals("prefix")) {
                return new Refused(
                        Problem.inField(field.getKey(), "there is no field '" + field.getKey() + "'; known is prefix"));
            }
        }
        JsonNode prefix = form.path("prefix");
        return prefix.isTextual() && isFolder(prefix.textValue())
                ? new Accepted(withSlash(prefix.textValue()))
                : new Refused(Problem.inField(
                        "prefix",
                        "prefix must be a folder such as holiday/2026, of at most " + LONGEST
                                + " bytes, without control characters and names that start with a dot"));
    }

    /** Keys with names that start with a dot are ignored by the classifiers. */
    private static boolean isFolder(String prefix) {
        return prefix.getBytes(StandardCharsets.UTF_8).length <= LONGEST
                && prefix.codePoints().noneMatch(Character::isISOControl)
                && Arrays.stream(withSlash(prefix).split("/"))
                        .allMatch(name -> !name.isBlank() && !name.startsWith("."))
                && !prefix.isEmpty()
                && !prefix.equals("/");
    }

    private static String withSlash(String prefix) {
        return prefix.endsWith("/") ? prefix : prefix + "/";
    }
}

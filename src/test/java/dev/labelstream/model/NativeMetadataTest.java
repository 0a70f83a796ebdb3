package dev.labelstream.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Executable;
import java.util.Arrays;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What a native image is told to keep for the engine's native code is there, under those names. */
class NativeMetadataTest {
    private static final String FILE = "/META-INF/native-image/dev.labelstream/labelstream/reachability-metadata.json";

    @Test
    void everyTypeFieldAndMethodExists() throws Exception {
        JsonNode types = read().get("reflection");

        assertThat(types).isNotEmpty();
        for (JsonNode entry : types) {
            Class<?> type = Class.forName(entry.get("type").asText());
            for (JsonNode field : entry.path("fields")) {
                assertThat(type.getDeclaredField(field.get("name").asText())).isNotNull();
            }
            for (JsonNode method : entry.path("methods")) {
                assertThat(isThere(type, method)).as(method.toString()).isTrue();
            }
        }
    }

    private static boolean isThere(Class<?> type, JsonNode method) {
        String name = method.get("name").asText();
        Executable[] candidates = name.equals("<init>") ? type.getDeclaredConstructors() : type.getMethods();
        String[] parameters = StreamSupport.stream(method.get("parameterTypes").spliterator(), false)
                .map(JsonNode::asText)
                .toArray(String[]::new);
        return Arrays.stream(candidates)
                .filter(candidate ->
                        name.equals("<init>") || candidate.getName().equals(name))
                .anyMatch(candidate -> Arrays.equals(
                        parameters,
                        Arrays.stream(candidate.getParameterTypes())
                                .map(Class::getName)
                                .toArray()));
    }

    private static JsonNode read() throws IOException {
        try (InputStream file = NativeMetadataTest.class.getResourceAsStream(FILE)) {
            return new ObjectMapper().readTree(file);
        }
    }
}

package dev.labelstream;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/labelstream.http} has every route of the program's own OpenAPI document, and none that is not there. */
@QuarkusTest
class HttpFileQuarkusTest {
    private static final Pattern REQUEST =
            Pattern.compile("(?m)^(GET|POST|DELETE) \\{\\{(?:page|management)}}(/[^?\\s]*)");
    private static final Set<String> METHODS = Set.of("get", "post", "delete");

    @Test
    void everyRouteIsThereAndNoOther() throws IOException {
        Map<String, Map<String, Object>> paths =
                get("/q/openapi?format=json").jsonPath().getMap("paths");
        List<Pattern> routes = paths.entrySet().stream()
                .flatMap(path -> path.getValue().keySet().stream()
                        .filter(METHODS::contains)
                        .map(method -> method.toUpperCase(Locale.ROOT) + " "
                                + path.getKey().replaceAll("\\{[^}]+}", ".+")))
                .map(Pattern::compile)
                .toList();
        List<String> requests = REQUEST.matcher(Files.readString(Path.of("docs/labelstream.http")))
                .results()
                .map(request -> request.group(1) + " " + request.group(2))
                .filter(request -> !request.contains(" /q/"))
                .toList();

        assertThat(routes).isNotEmpty().allSatisfy(route -> assertThat(requests).anyMatch(route.asMatchPredicate()));
        assertThat(requests).allSatisfy(request -> assertThat(routes)
                .anyMatch(route -> route.asMatchPredicate().test(request)));
    }
}

package dev.labelstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/labelstream.http} has every route, and none that is not there. */
class HttpFileTest {
    private static final Path FILE = Path.of("docs/labelstream.http");
    private static final Path ROUTES = Path.of("src/main/java/dev/labelstream/manage/ManageRoutes.java");
    private static final Pattern REQUEST =
            Pattern.compile("(?m)^(GET|POST|DELETE) \\{\\{(page|management)}}(/[^?\\s]*)");
    private static final Pattern ROUTE = Pattern.compile("router\\.(get|post|delete)\\(\"([^\"]+)\"\\)");
    private static final Pattern RESOURCE = Pattern.compile("@(GET|POST|DELETE)|@Path\\(\"([^\"]+)\"\\)");

    @Test
    void everyManagementRouteIsThere() {
        Set<String> routes = ROUTE.matcher(read(ROUTES))
                .results()
                .filter(route -> !Set.of("/login", "/logout").contains(route.group(2)))
                .map(route -> route.group(1).toUpperCase(Locale.ROOT)
                        + " "
                        + route.group(2).replaceAll(":\\w+", "*"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(requests("management")).isEqualTo(routes);
    }

    @Test
    void everyResourceIsThere() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            Set<String> resources = sources.filter(source -> source.toString().endsWith("Resource.java"))
                    .flatMap(source -> Stream.of(read(source)).filter(text -> text.contains("@Path(\"/api/")))
                    .map(text ->
                            RESOURCE.matcher(text).results().toList().get(0).group(2))
                    .collect(Collectors.toCollection(TreeSet::new));

            assertThat(resources).isNotEmpty().allSatisfy(resource -> assertThat(read(FILE))
                    .contains("{{page}}" + resource));
        }
    }

    private static Set<String> requests(String port) {
        return REQUEST.matcher(read(FILE))
                .results()
                .filter(request -> request.group(2).equals(port))
                .filter(request -> !request.group(3).startsWith("/q/"))
                .map(request -> request.group(1) + " " + request.group(3).replaceAll("\\{\\{\\w+}}", "*"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

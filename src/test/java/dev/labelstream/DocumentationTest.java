package dev.labelstream;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents name exists: classes, files and configuration keys. */
public class DocumentationTest {
    private static final Pattern CLASS = Pattern.compile("`(?:([a-z/]+)/)?([A-Z][a-z]+(?:[A-Z][A-Za-z0-9]*)+)`");
    private static final Pattern FILE =
            Pattern.compile("`((?:src|docs|deploy|\\.ci|\\.mvn)/[^`*<> ]+)`|\\]\\(([^)#:]+)\\)");
    private static final Pattern KEY = Pattern.compile("(?<![\\w/-])labelstream(?:\\.[a-z0-9-]+)+(?![\\w/{(-])");

    /** Names from outside that the documents use. */
    private static final Set<String> FOREIGN = Set.of(
            "MinIO",
            "ResNetV1",
            "KafkaRaftServer",
            "ConcurrentSkipListMap",
            "KafkaProducer",
            "KafkaUser",
            "KafkaTransactions",
            "RangeAssignor");

    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages("dev.labelstream");

    @Test
    void everyClassExists() {
        Set<String> names = CLASSES.stream().map(JavaClass::getSimpleName).collect(Collectors.toSet());
        assertThat(named(CLASS, 2, name -> !FOREIGN.contains(name) && !names.contains(name)))
                .isEmpty();
    }

    @Test
    void everyClassLiesWhereItIsSaidToLie() {
        assertThat(pages().flatMap(page -> CLASS.matcher(read(page)).results())
                        .filter(match -> match.group(1) != null)
                        .map(match ->
                                "src/main/java/dev/labelstream/" + match.group(1) + "/" + match.group(2) + ".java")
                        .filter(file -> Files.notExists(Path.of(file))))
                .isEmpty();
    }

    @Test
    void everyFileExists() {
        Map<Path, List<String>> missing = new TreeMap<>();
        pages().forEach(page -> {
            List<String> gone = FILE.matcher(read(page))
                    .results()
                    .filter(match -> !exists(page, match))
                    .map(MatchResult::group)
                    .toList();
            if (!gone.isEmpty()) {
                missing.put(page, gone);
            }
        });
        assertThat(missing).isEmpty();
    }

    @Test
    void everyConfigurationKeyExists() {
        Set<String> keys = ConfigurationMappings.keys();
        assertThat(named(KEY, 0, key -> keys.stream()
                        .noneMatch(known -> known.equals(key) || known.startsWith(key + "."))))
                .isEmpty();
    }

    private static Map<Path, Set<String>> named(Pattern pattern, int group, Predicate<String> wrong) {
        Map<Path, Set<String>> found = new TreeMap<>();
        pages().forEach(page -> {
            Set<String> names = pattern.matcher(read(page))
                    .results()
                    .map(match -> match.group(group))
                    .filter(wrong)
                    .collect(Collectors.toSet());
            if (!names.isEmpty()) {
                found.put(page, names);
            }
        });
        return found;
    }

    private static boolean exists(Path page, MatchResult match) {
        return match.group(1) != null
                ? Files.exists(Path.of(match.group(1)))
                : Files.exists(page.toAbsolutePath().resolveSibling(match.group(2)));
    }

    public static Stream<Path> pages() {
        try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
            List<Path> found =
                    docs.filter(file -> file.toString().endsWith(".md")).toList();
            return Stream.concat(
                    Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md").map(Path::of), found.stream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

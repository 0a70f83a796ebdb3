package dev.labelstream;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of who may use whom; {@code docs/architecture.md} shows the same one. */
class ArchitectureTest {
    private static final String ROOT = "dev.labelstream.";
    private static final Path SOURCES = Path.of("src/main/java/dev/labelstream");
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.labelstream");

    static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("process", Set.of()),
            Map.entry("event", Set.of()),
            Map.entry("topic", Set.of("event", "process")),
            Map.entry("storage", Set.of("process")),
            Map.entry("image", Set.of("event", "model")),
            Map.entry("model", Set.of("event", "process", "storage", "topic")),
            Map.entry("ingest", Set.of("event")),
            Map.entry("classify", Set.of("event", "image", "model", "process", "storage", "topic")),
            Map.entry("aggregate", Set.of("event", "process", "storage", "topic")),
            Map.entry("train", Set.of("event", "image", "model", "process", "storage", "topic")),
            Map.entry("manage", Set.of("event", "model", "process", "storage", "topic")),
            Map.entry("dashboard", Set.of("event", "image", "model", "process", "storage", "topic")),
            Map.entry("embedded", Set.of("event", "process", "storage", "topic")),
            Map.entry("cli", Set.of("aggregate", "event", "image", "model", "process", "storage", "topic", "train")));

    @Test
    void everyPackageUsesOnlyWhatTheTableAllows() {
        MAY_USE.forEach((name, others) -> {
            String[] allowed = Stream.concat(Stream.of(name), others.stream())
                    .map(other -> ROOT + other + "..")
                    .toArray(String[]::new);
            classes()
                    .that()
                    .resideInAPackage(ROOT + name + "..")
                    .should()
                    .onlyDependOnClassesThat(
                            resideInAnyPackage(allowed).or(resideOutsideOfPackage("dev.labelstream..")))
                    .allowEmptyShould(false)
                    .check(CLASSES);
        });
    }

    @Test
    void theTableNamesEveryPackage() throws IOException {
        try (Stream<Path> folders = Files.list(SOURCES)) {
            Set<String> found = folders.map(folder -> folder.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(found).isEqualTo(new TreeSet<>(MAY_USE.keySet()));
        }
    }

    @Test
    void noTwoPackagesNeedEachOther() {
        slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void imageKnowsOfModelsOnlyHowToRunAScript() {
        classes()
                .that()
                .resideInAPackage(ROOT + "image..")
                .should()
                .onlyDependOnClassesThat(
                        resideOutsideOfPackage(ROOT + "model..").or(resideInAnyPackage(ROOT + "model.torchscript..")))
                .check(CLASSES);
    }

    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            Map<Path, Boolean> described = files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .collect(Collectors.toMap(
                            folder -> folder,
                            folder -> Files.exists(folder.resolve("package-info.java")),
                            (a, b) -> a,
                            TreeMap::new));
            assertThat(described).doesNotContainValue(false);
        }
    }

    @Test
    void theArchitecturePageShowsThisTable() throws IOException {
        String page = Files.readString(Path.of("docs/architecture.md"));
        MAY_USE.forEach((name, others) -> assertThat(page)
                .contains("| `" + name + "` | "
                        + (others.isEmpty()
                                ? "—"
                                : new TreeSet<>(others).stream().collect(Collectors.joining("`, `", "`", "`")))
                        + " |"));
    }
}

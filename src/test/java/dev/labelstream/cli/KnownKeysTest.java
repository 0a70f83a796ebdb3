package dev.labelstream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelstream.process.ProcessConfig;
import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KnownKeysTest {
    @Test
    void theListHoldsEveryDeclaredKeyAndNoOther() throws Exception {
        // Given
        Set<String> declared = new TreeSet<>();
        mappings()
                .forEach(mapping -> declared.addAll(ConfigMappings.getProperties(ConfigClass.configClass(mapping))
                        .keySet()));
        declared.removeIf(key -> key.endsWith("[*]"));

        // When
        List<String> known = KnownKeys.all();

        // Then
        assertThat(known)
                .as("src/main/resources%s: all @ConfigMapping keys, sorted; bring it up to date", KnownKeys.RESOURCE)
                .containsExactlyElementsOf(declared);
    }

    /** The reading at static init sees only mappings marked safe for it, and calls every other key below them unknown. */
    @Test
    void theRootMappingIsNotReadAtStaticInitWhereItWouldRefuseTheOthersKeys() {
        assertThat(ProcessConfig.class.isAnnotationPresent(StaticInitSafe.class))
                .isFalse();
    }

    @Test
    void aMisspeltKeyFindsTheOneThatWasMeant() {
        assertThat(KnownKeys.nearest("labelstream.rolez")).isEqualTo("labelstream.roles");
        assertThat(KnownKeys.nearest("labelstream.datadir")).isEqualTo("labelstream.data-dir");
        assertThat(KnownKeys.nearest("labelstream.topic.prediction")).isEqualTo("labelstream.topics.predictions");
    }

    private static List<Class<?>> mappings() throws Exception {
        Path classes = Path.of(KnownKeys.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<Class<?>> mappings = new ArrayList<>();
        try (Stream<Path> files = Files.walk(classes.resolve("dev/labelstream"))) {
            for (Path file : (Iterable<Path>) files.filter(f -> f.toString().endsWith(".class"))::iterator) {
                String name = classes.relativize(file).toString().replace(File.separatorChar, '.');
                Class<?> type = Class.forName(
                        name.substring(0, name.length() - ".class".length()), false, KnownKeys.class.getClassLoader());
                if (type.isAnnotationPresent(ConfigMapping.class)) {
                    mappings.add(type);
                }
            }
        }
        return mappings;
    }
}

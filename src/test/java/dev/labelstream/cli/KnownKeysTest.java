package dev.labelstream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class KnownKeysTest {
    @Test
    void theListHoldsEveryDeclaredKeyAndNoOther() {
        // Given
        Set<String> declared = new TreeSet<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.labelstream")) {
            if (type.isAnnotatedWith(ConfigMapping.class)) {
                declared.addAll(ConfigMappings.getProperties(ConfigClass.configClass(type.reflect()))
                        .keySet());
            }
        }

        declared.removeIf(key -> key.endsWith("[*]"));

        // When
        Iterable<String> known = KnownKeys.all();

        // Then
        assertThat(known)
                .as(
                        "src/main/resources%s is a sorted list of all @ConfigMapping keys: bring it up to date",
                        KnownKeys.RESOURCE)
                .containsExactlyElementsOf(declared);
    }

    @Test
    void aMisspeltKeyFindsTheOneThatWasMeant() {
        assertThat(KnownKeys.nearest("labelstream.rolez")).isEqualTo("labelstream.roles");
        assertThat(KnownKeys.nearest("labelstream.datadir")).isEqualTo("labelstream.data-dir");
        assertThat(KnownKeys.nearest("labelstream.topic.prediction")).isEqualTo("labelstream.topics.predictions");
    }
}

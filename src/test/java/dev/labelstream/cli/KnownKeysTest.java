package dev.labelstream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelstream.ConfigurationMappings;
import dev.labelstream.process.ProcessConfig;
import io.quarkus.runtime.annotations.StaticInitSafe;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KnownKeysTest {
    @Test
    void theListHoldsEveryDeclaredKeyAndNoOther() {
        // Given
        Set<String> declared = ConfigurationMappings.keys();
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
}

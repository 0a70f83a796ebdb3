package dev.labelstream.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labelstream.process.ProcessConfig;
import dev.labelstream.process.StartupException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path parent;

    @Test
    void itIsMadeWithItsParents() throws IOException {
        // Given
        Path folder = parent.resolve("a").resolve("b");
        DataFolder data = at(folder);

        // When
        data.take();

        // Then
        assertThat(folder).isDirectory();
        data.release();
    }

    @Test
    void aSecondServerIsRefusedUntilTheFirstIsGone() throws IOException {
        // Given
        DataFolder first = at(parent);
        DataFolder second = at(parent);
        first.take();

        // Then
        assertThatThrownBy(second::take)
                .isInstanceOf(StartupException.class)
                .hasMessageContaining(parent.toString())
                .hasMessageContaining("labelstream.data-dir");

        // When
        first.release();

        // Then
        assertThatCode(second::take).doesNotThrowAnyException();
        second.release();
    }

    @Test
    void aFileInItsPlaceIsNamedWithTheMend() throws IOException {
        // Given
        Path file = Files.createFile(parent.resolve("file"));

        // Then
        assertThatThrownBy(() -> at(file).take())
                .isInstanceOf(StartupException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("labelstream.data-dir");
    }

    private static DataFolder at(Path folder) {
        return new DataFolder(new SmallRyeConfigBuilder()
                .withMapping(ProcessConfig.class)
                .withDefaultValue("labelstream.data-dir", folder.toString())
                .build()
                .getConfigMapping(ProcessConfig.class));
    }
}

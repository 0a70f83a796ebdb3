package dev.labelstream.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labelstream.process.StartupException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtendedAttributesTest {
    @TempDir
    Path folder;

    @Test
    void aFolderThatKeepsThemIsAccepted() throws Exception {
        // When
        ExtendedAttributes.require(folder);

        // Then
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFolderThatDoesNotIsRefusedWithTheMend() throws Exception {
        // Given
        try (FileSystem archive = FileSystems.newFileSystem(folder.resolve("some.zip"), Map.of("create", "true"))) {
            // Then
            assertThatThrownBy(() -> ExtendedAttributes.require(archive.getPath("/")))
                    .isInstanceOf(StartupException.class)
                    .hasMessageContaining("extended attributes")
                    .hasMessageContaining("labelstream.data-dir");
        }
    }
}

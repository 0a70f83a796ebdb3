package dev.labelstream.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnfinishedUploadsTest {
    private static final String RANDOM = "-0c9fb2b0-7e37-4a3c-8d43-5a4f7a2f9e11";

    @TempDir
    Path folder;

    private Path bucket;

    @BeforeEach
    void aBucket() throws IOException {
        bucket = Files.createDirectories(folder.resolve("images").resolve("a"));
    }

    @Test
    void whatAKilledProcessLeftOfAnUploadIsRemoved() throws IOException {
        // Given
        Path left = Files.write(bucket.resolve("1.jpg" + RANDOM), new byte[10]);

        // When
        UnfinishedUploads.remove(folder);

        // Then
        assertThat(left).doesNotExist();
    }

    @Test
    void objectsStayWhateverTheirNames() throws IOException {
        // Given
        Path photo = Files.write(bucket.resolve("1.jpg"), new byte[10]);
        Path named = Files.write(bucket.resolve("cat" + RANDOM), new byte[10]);
        Files.getFileAttributeView(named, UserDefinedFileAttributeView.class)
                .write("user.content-md5", ByteBuffer.wrap(new byte[16]));

        // When
        UnfinishedUploads.remove(folder);

        // Then
        assertThat(photo).exists();
        assertThat(named).exists();
    }
}

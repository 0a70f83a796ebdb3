package dev.labelstream.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhotoFilesTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void fill() throws IOException {
        Files.createDirectories(folder.resolve("deeper/deepest"));
        for (String name :
                List.of("2.jpg", "1.JPG", "notes.txt", ".hidden.jpg", "deeper/3.webp", "deeper/deepest/4.png")) {
            Files.createFile(folder.resolve(name));
        }
    }

    @Test
    void aFolderGivesItsPhotosSortedAndCountsTheOtherFiles() throws IOException {
        // When
        PhotoFiles found = PhotoFiles.find(List.of(folder), false);

        // Then
        assertThat(found.photos()).containsExactly(folder.resolve("1.JPG"), folder.resolve("2.jpg"));
        assertThat(found.skipped()).isEqualTo(2);
    }

    @Test
    void foldersWithinAreSearchedOnlyWhenAsked() throws IOException {
        assertThat(PhotoFiles.find(List.of(folder), true).photos())
                .hasSize(4)
                .contains(folder.resolve("deeper/deepest/4.png"));
    }

    @Test
    void aPhotoNamedTwiceIsOnePhoto() throws IOException {
        assertThat(PhotoFiles.find(List.of(folder, folder.resolve("2.jpg")), false)
                        .photos())
                .hasSize(2);
    }

    @Test
    void linksAreFollowedAndALinkInACircleEndsTheSearchThere() throws IOException {
        // Given
        Files.createSymbolicLink(folder.resolve("linked.png"), folder.resolve("deeper/deepest/4.png"));
        Files.createSymbolicLink(folder.resolve("deeper/circle"), folder);

        // When
        PhotoFiles found = PhotoFiles.find(List.of(folder), true);

        // Then
        assertThat(found.photos()).hasSize(5).contains(folder.resolve("linked.png"));
    }

    @Test
    void aLinkToNowhereIsKeptSoThatItIsNamedAsUnreadable() throws IOException {
        // Given
        Files.createSymbolicLink(folder.resolve("lost.jpg"), folder.resolve("nowhere.jpg"));

        // When
        PhotoFiles found = PhotoFiles.find(List.of(folder), false);

        // Then
        assertThat(found.photos()).contains(folder.resolve("lost.jpg"));
    }

    @Test
    void aPathThatIsNotThereIsRefusedByName() {
        assertThatThrownBy(() -> PhotoFiles.find(List.of(folder.resolve("gone")), false))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("gone");
    }

    @Test
    void nothingToDoIsAFailureThatSaysWhatPhotosAre() throws IOException {
        // Given
        StringWriter err = new StringWriter();
        Path text = folder.resolve("notes.txt");
        PhotoFiles found = PhotoFiles.find(List.of(text), false);

        // Then
        assertThatThrownBy(() -> found.orRefuse(List.of(text), new PrintWriter(err)))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("notes.txt")
                .hasMessageContaining(".jpg");
        assertThat(err.toString()).contains("skipped 1 file that is no photo");
    }
}

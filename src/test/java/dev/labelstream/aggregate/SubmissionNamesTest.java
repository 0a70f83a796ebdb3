package dev.labelstream.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubmissionNamesTest {
    @ParameterizedTest
    @CsvSource({
        "7.jpg, default, 7",
        "demo/7.jpg, demo, 7",
        "a/b.c/12.5.jpg, a/b.c, 12",
        "a+b c/2%.jpg, a+b c, 2%",
        "a//007, a/, 007",
        "/7.jpg, '', 7"
    })
    void theFolderEndsAtTheLastSlashAndTheIdAtTheFirstDot(String key, String folder, String id) {
        assertThat(SubmissionNames.folder(key)).isEqualTo(folder);
        assertThat(SubmissionNames.id(key)).isEqualTo(id);
    }

    @Test
    void folderMarkersAndHiddenFilesAreNobodysPhotos() {
        assertThat(SubmissionNames.isIgnored("demo/")).isTrue();
        assertThat(SubmissionNames.isIgnored("demo/.DS_Store")).isTrue();
        assertThat(SubmissionNames.isIgnored(".hidden/7.jpg")).isFalse();
    }
}

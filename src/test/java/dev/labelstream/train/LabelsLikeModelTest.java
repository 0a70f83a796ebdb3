package dev.labelstream.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelsLikeModelTest {
    @TempDir
    Path folder;

    @BeforeEach
    void nameTwoPhotos() throws Exception {
        Files.createFile(folder.resolve("cat_1.jpg"));
        Files.createFile(folder.resolve("dog_1.jpg"));
    }

    @Test
    void aRetrainedModelKeepsTheOrderOfItsLabels() {
        assertThat(like("dog", "cat")).containsExactly("dog", "cat");
    }

    @Test
    void everythingElseStaysEverythingElse() {
        assertThat(like("dog", "other")).containsExactly("dog", "other");
    }

    @Test
    void otherClassesAreSorted() {
        assertThat(like("dog", "bird")).containsExactly("cat", "dog");
        assertThat(like("bird", "cat", "dog")).containsExactly("cat", "dog");
        assertThat(like("bird", "other")).containsExactly("cat", "dog");
    }

    private List<String> like(String... labels) {
        return LabelledPhotos.readLike(TestCards.card("old", List.of(labels), null), folder)
                .labels();
    }
}

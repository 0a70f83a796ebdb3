package dev.labelstream.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelledPhotosTest {
    @TempDir
    Path folder;

    @Test
    void namesTellTheClass() throws IOException {
        files("cat_12.jpg", "dog.7.JPG", "fox/3.png", "fox/img_9.jpeg");

        LabelledPhotos photos = LabelledPhotos.read(folder, null);

        assertThat(photos.labels()).containsExactly("cat", "dog", "fox");
        assertThat(indices(photos))
                .containsEntry("cat_12.jpg", 0)
                .containsEntry("dog.7.JPG", 1)
                .containsEntry("3.png", 2)
                .containsEntry("img_9.jpeg", 2);
    }

    @Test
    void aFolderNamedTrainIsTheOneToRead() throws IOException {
        files("train/cat_0.jpg", "train/dog_0.jpg", "test/1.jpg");

        assertThat(LabelledPhotos.read(folder, null).photos()).hasSize(2);
    }

    @Test
    void whatSaysNothingIsCounted() throws IOException {
        files("cat_1.jpg", "dog_1.jpg", "1.jpg", "holiday.jpg", "cat_2.txt", "._cat_3.jpg");

        LabelledPhotos photos = LabelledPhotos.read(folder, null);

        assertThat(photos.photos()).hasSize(2);
        assertThat(photos.unlabelled()).isEqualTo(2);
    }

    @Test
    void aStarMakesEverythingElseTheSecondClass() throws IOException {
        files("cat_1.jpg", "dog_1.jpg", "fox_1.jpg");

        LabelledPhotos photos = LabelledPhotos.read(folder, "cat,*");

        assertThat(photos.labels()).containsExactly("cat", "other");
        assertThat(indices(photos)).containsEntry("cat_1.jpg", 0).containsEntry("fox_1.jpg", 1);
    }

    @Test
    void theSecondClassKeepsItsNameWhenThereIsOnlyOne() throws IOException {
        files("cat_1.jpg", "dog_1.jpg");

        assertThat(LabelledPhotos.read(folder, "cat,*").labels()).containsExactly("cat", "dog");
    }

    @Test
    void anOrderCanBeGiven() throws IOException {
        files("cat_1.jpg", "dog_1.jpg");

        LabelledPhotos photos = LabelledPhotos.read(folder, "dog, cat");

        assertThat(photos.labels()).containsExactly("dog", "cat");
        assertThat(indices(photos)).containsEntry("dog_1.jpg", 0);
    }

    @Test
    void aPhotoOfNoGivenClassIsNamed() throws IOException {
        files("cat_1.jpg", "dog_1.jpg", "fox_1.jpg");

        assertThatThrownBy(() -> LabelledPhotos.read(folder, "cat,dog"))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("fox_1.jpg is a 'fox', which is none of the labels cat,dog");
    }

    @Test
    void anEmptyFolderSaysHowToNamePhotos() {
        assertThatThrownBy(() -> LabelledPhotos.read(folder, null))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("no labelled photos in")
                .hasMessageContaining("cat_12.jpg");
    }

    @Test
    void aMissingFolderIsNamed() {
        assertThatThrownBy(() -> LabelledPhotos.read(folder.resolve("nowhere"), null))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("nowhere");
    }

    @Test
    void oddLabelsAreRefused() throws IOException {
        files("cat_1.jpg", "dog_1.jpg");

        for (String labels : new String[] {"cat", "cat,cat", "cat,", "*,cat", "cat,dog,*"}) {
            assertThatThrownBy(() -> LabelledPhotos.read(folder, labels))
                    .as(labels)
                    .isInstanceOf(TrainingException.class)
                    .hasMessageContaining(labels);
        }
    }

    private void files(String... names) throws IOException {
        for (String name : names) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, name);
        }
    }

    private static Map<String, Integer> indices(LabelledPhotos photos) {
        Map<String, Integer> indices = new TreeMap<>();
        photos.photos().forEach(p -> indices.put(p.file().getFileName().toString(), p.label()));
        return indices;
    }
}

package dev.labelstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever wants quiet sees results, and of the rest only what went wrong. */
class QuietJarIT {
    @TempDir
    Path folder;

    private JarProcess program;

    @BeforeEach
    void place() throws IOException {
        program = new JarProcess(folder);
        Path photos = Files.createDirectory(folder.resolve("photos"));
        for (int number = 0; number < 8; number++) {
            String label = number % 2 == 0 ? "cat_" : "dog_";
            Files.write(photos.resolve(label + number + ".jpg"), DrawnPhoto.jpeg(number));
        }
    }

    @AfterEach
    void end() {
        program.close();
    }

    @Test
    void aTrainingSaysWhereItsModelLies() {
        // When
        int code = program.start("train", "photos", "--out", "model", "--epochs", "1", "--size", "32", "--quiet")
                .awaitExit();

        // Then
        assertThat(code).as(program.errors()).isZero();
        assertThat(program.output()).startsWith("model: accuracy ");
        assertThat(program.errors()).doesNotContain("epoch", "decoded");
    }

    @Test
    void theDemoOfPhotosShowsTheRowsAndNamesWhatIsNoPhoto() throws IOException {
        // Given
        Files.writeString(folder.resolve("photos").resolve("9.jpg"), "no photo");

        // When
        int code = program.start("demo", "photos", "--quiet", "--exit").awaitExit();

        // Then
        assertThat(code).as(program.errors()).isEqualTo(1);
        assertThat(program.output()).contains("8 photos in ", "/api/submissions/demo.csv");
        assertThat(program.errors().lines())
                .singleElement()
                .asString()
                .contains("demo/9.jpg could not be classified: see /api/failures");
    }
}

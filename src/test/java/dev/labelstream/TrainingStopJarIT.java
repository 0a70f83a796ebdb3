package dev.labelstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelstream.model.EngineConfig;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Ctrl-C leaves: a training all it takes to go on, a bench nothing. */
class TrainingStopJarIT {
    @TempDir
    Path folder;

    private JarProcess program;

    @BeforeEach
    void place() throws IOException {
        program = new JarProcess(folder);
        draw();
    }

    @AfterEach
    void end() {
        program.close();
    }

    @Test
    void aStoppedTrainingSaysHowToGoOnAndDoes() {
        program.start("train", "photos", "--out", "model", "--epochs", "10000", "--size", "32", "--batch-size", "4");
        awaitAnEpoch();
        assertThat(program.stop()).isNotZero();
        assertThat(program.errors()).contains("labelstream: stopped in epoch ", "--resume --out model");

        program.start("train", "photos", "--out", "model", "--resume");
        awaitAnEpoch();
        assertThat(program.errors()).doesNotContain("epoch 1 of 10000,");
        assertThat(program.stop()).isNotZero();
        assertThat(folder.resolve("model/model.json")).exists();
    }

    @Test
    void aStoppedBenchTakesItsPicturesWithIt() {
        program.start("bench", "train");
        Path work = EngineConfig.userCache(System.getProperty("os.name"), System.getenv())
                .resolve("bench-" + program.pid());
        Awaitility.await().atMost(JarProcess.PATIENCE).until(() -> Files.exists(work.resolve("scratch")));

        assertThat(program.stop()).isNotZero();

        assertThat(work).doesNotExist();
        assertThat(program.output()).isEmpty();
    }

    private void awaitAnEpoch() {
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> program.errors()
                .contains("held-out accuracy"));
    }

    private void draw() throws IOException {
        Path photos = Files.createDirectory(folder.resolve("photos"));
        for (int i = 0; i < 5; i++) {
            for (boolean dark : new boolean[] {false, true}) {
                BufferedImage picture = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
                Graphics2D graphics = picture.createGraphics();
                graphics.setColor(dark ? Color.DARK_GRAY : Color.LIGHT_GRAY);
                graphics.fillRect(0, 0, 40, 40 - i);
                graphics.dispose();
                ImageIO.write(
                        picture,
                        "jpg",
                        photos.resolve((dark ? "dark_" : "light_") + i + ".jpg").toFile());
            }
        }
    }
}

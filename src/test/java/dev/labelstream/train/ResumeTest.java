package dev.labelstream.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.pytorch.jni.JniUtils;
import dev.labelstream.model.ModelFolder;
import dev.labelstream.model.TestModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResumeTest {
    private static int threads;

    @TempDir
    Path temporary;

    private final RecordedTraining listener = new RecordedTraining();
    private Path folder;
    private LabelledPhotos photos;

    @BeforeAll
    static void startEngineOnOneThread() {
        TestModels.startEngine();
        threads = JniUtils.getNumThreads();
        JniUtils.setNumThreads(1);
    }

    @AfterAll
    static void giveThreadsBack() {
        JniUtils.setNumThreads(threads);
    }

    @BeforeEach
    void drawPhotos() throws IOException {
        folder = Pictures.draw(temporary.resolve("photos"), 25);
        photos = LabelledPhotos.read(folder, null);
    }

    @ParameterizedTest
    @EnumSource(names = {"ADAMW", "SGD"})
    void aTrainingThatWasStoppedTwiceEndsWithTheWeightsOfOneThatWasNot(OptimizerKind optimizer) {
        // Given
        TrainingSettings settings = settings(optimizer);
        ModelFolder straight = training(settings).run(photos, "model", temporary.resolve("straight"));
        Path out = temporary.resolve("stopped");

        // When
        Training first = training(settings);
        first.stop();
        stopped(() -> first.run(photos, "model", out), "stopped in epoch 1 of 2 after 1 steps");
        Training second = training(settings);
        listener.afterEpoch = second::stop;
        stopped(() -> second.resume(photos, Checkpoint.read(out), out), "stopped in epoch 2 of 2 after 6 steps");
        listener.afterEpoch = () -> {};
        Checkpoint checkpoint = Checkpoint.read(out);
        ModelFolder resumed = training(checkpoint.settings()).resume(photos, checkpoint, out);

        // Then
        assertThat(resumed.card().weightsSha256()).isEqualTo(straight.card().weightsSha256());
        assertThat(resumed.card().metrics()).isEqualTo(straight.card().metrics());
        assertThat(resumed.card().id()).isEqualTo("model");
        assertThat(out.resolve("checkpoint")).doesNotExist();
    }

    @Test
    void otherPhotosAreRefused() throws IOException {
        Path out = temporary.resolve("stopped");
        Training first = training(settings(OptimizerKind.ADAMW));
        first.stop();
        stopped(() -> first.run(photos, "model", out), "stopped in epoch 1");
        Files.delete(folder.resolve("lying_3.jpg"));

        assertThatThrownBy(() -> training(settings(OptimizerKind.ADAMW))
                        .resume(LabelledPhotos.read(folder, null), Checkpoint.read(out), out))
                .isInstanceOf(TrainingException.class)
                .hasMessage("these are not the photos that training model began with: give the same, or train anew");
    }

    @Test
    void aFolderWithoutACheckpointIsNamed() {
        assertThatThrownBy(() -> Checkpoint.read(folder))
                .isInstanceOf(TrainingException.class)
                .hasMessage("no training to go on with in " + folder + ": there is no checkpoint/checkpoint.json");
    }

    @Test
    void otherSettingsThanBeforeAreNamed() {
        Path out = temporary.resolve("stopped");
        Training first = training(settings(OptimizerKind.ADAMW));
        first.stop();
        stopped(() -> first.run(photos, "model", out), "stopped in epoch 1");
        Checkpoint checkpoint = Checkpoint.read(out);

        checkpoint.requireSame(TestSettings.choices(Map.of("epochs", 2, "optimizer", "adamw", "seed", 1)));

        assertThatThrownBy(() -> checkpoint.requireSame(TestSettings.choices(Map.of("epochs", 3))))
                .isInstanceOf(TrainingException.class)
                .hasMessage("epochs is 3, but the training began with 2: leave it out with --resume");
    }

    private static void stopped(ThrowingCallable training, String message) {
        assertThatThrownBy(training).isInstanceOf(TrainingStopped.class).hasMessageStartingWith(message);
    }

    private Training training(TrainingSettings settings) {
        return new Training(settings, Pictures.preprocessor(), temporary.resolve("scratch"), listener);
    }

    private static TrainingSettings settings(OptimizerKind optimizer) {
        return TestSettings.of(Map.of(
                "epochs",
                2,
                "size",
                48,
                "batchSize",
                8,
                "optimizer",
                optimizer.id(),
                "seed",
                1,
                "precision",
                "float32"));
    }
}

package dev.labelstream.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.EngineException;
import ai.djl.pytorch.jni.JniUtils;
import dev.labelstream.model.Classifier;
import dev.labelstream.model.ModelException;
import dev.labelstream.model.ModelFolder;
import dev.labelstream.model.TestModels;
import dev.labelstream.model.network.Norm;
import dev.labelstream.model.network.Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {
    @TempDir
    Path temporary;

    private final RecordedTraining recorded = new RecordedTraining();

    @BeforeAll
    static void startEngine() {
        TestModels.startEngine();
    }

    @Test
    void aNetworkLearnsToTellPicturesApart() throws IOException {
        // Given
        Path seen = Pictures.draw(temporary.resolve("seen"), 120);
        Path unseen = Pictures.draw(temporary.resolve("unseen"), 140);
        for (int i = 0; i < 120; i++) {
            Files.delete(unseen.resolve("lying_" + i + ".jpg"));
            Files.delete(unseen.resolve("standing_" + i + ".jpg"));
        }

        // When
        TrainingSettings settings = TestSettings.of(
                Map.of("architecture", "lenet", "epochs", 8, "batchSize", 16, "seed", 1, "precision", "float32"));
        ModelFolder model = train(seen, settings);

        // Then
        assertThat(model.card().labels()).containsExactly("lying", "standing");
        assertThat(model.card().metrics().images()).isEqualTo(24);
        assertThat(model.card().metrics().accuracy()).isGreaterThan(0.9);
        assertThat(model.card().training()).containsEntry("epochsDone", 8).containsEntry("optimizer", "adamw");
        try (Classifier classifier = Classifier.load(model, TestModels.PLACEMENT)) {
            Evaluation evaluation = new Evaluator(Pictures.preprocessor(), classifier)
                    .evaluate(LabelledPhotos.readFor(model.card(), unseen).photos(), recorded::note);
            assertThat(evaluation.images()).isEqualTo(40);
            assertThat(evaluation.accuracy()).isGreaterThan(0.9);
        }
        assertThat(recorded.notes).isEmpty();
    }

    @Test
    void aVariantIsTrainedAndStaysWithTheModel() throws IOException {
        // Given
        Path photos = Pictures.draw(temporary.resolve("photos"), 10);
        Map<String, ?> said = Map.of(
                "architecture", "resnet18", "norm", "instance", "cardinality", 64, "size", 48, "epochs", 1, "seed", 1);

        // When
        ModelFolder model = train(photos, TestSettings.of(said));

        // Then
        assertThat(model.card().variant()).isEqualTo(new Variant(Norm.INSTANCE, 64));
        assertThat(model.card().training()).containsEntry("norm", "instance").containsEntry("cardinality", 64);
        try (Classifier classifier = Classifier.load(ModelFolder.open(model.path()), TestModels.PLACEMENT)) {
            assertThat(classifier.inputSize()).isEqualTo(48);
        }
    }

    @Test
    void theSameSeedOnOneThreadGivesTheSameWeights() throws IOException {
        Path photos = Pictures.draw(temporary.resolve("photos"), 20);
        int threads = JniUtils.getNumThreads();
        JniUtils.setNumThreads(1);
        try {
            String first = train(photos, small(2)).card().weightsSha256();
            String second = train(photos, small(2)).card().weightsSha256();

            assertThat(second).isEqualTo(first);
        } finally {
            JniUtils.setNumThreads(threads);
        }
    }

    @Test
    void aTrainingGoesOnFromTheWeightsOfAnother() throws IOException {
        // Given
        Path photos = Pictures.draw(temporary.resolve("photos"), 60);
        ModelFolder first = train(photos, small(3));
        double before = recorded.epochs.get(0).loss();

        // When
        ModelFolder second = train(photos, from(first.path().resolve(ModelFolder.WEIGHTS)));

        // Then
        assertThat(recorded.epochs.get(3).loss()).isLessThan(before);
        assertThat(second.card().parent()).isEqualTo(first.card().id());
        assertThat(second.card().training()).containsEntry("init", first.card().id());
    }

    @Test
    void anotherNumberOfClassesStartsTheLastLayerAnew() throws IOException {
        ModelFolder three = TestModels.resnet18(temporary.resolve("three"), "three", 48, "cat", "dog", "fox");

        ModelFolder two = train(
                Pictures.draw(temporary.resolve("photos"), 8), from(three.path().resolve(ModelFolder.WEIGHTS)));

        assertThat(two.weights().get("fc.weight").shape()).containsExactly(2, 512);
    }

    @Test
    void weightsOfAnotherArchitectureAreRefused() {
        ModelFolder lenet = TestModels.lenet(temporary.resolve("lenet"), "lenet", "lying", "standing");

        assertThatThrownBy(() -> train(
                        Pictures.draw(temporary.resolve("photos"), 4),
                        from(lenet.path().resolve("model.safetensors"))))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("does not hold a resnet18 with 2 classes")
                .hasMessageContaining("conv1.weight is missing");
    }

    @Test
    void fewerPhotosThanOneBatchShrinkIt() throws IOException {
        train(Pictures.draw(temporary.resolve("photos"), 5), small(1));

        assertThat(recorded.notes).containsExactly("fewer photos than one batch: the batch shrinks from 16 to 8");
        assertThat(recorded.epochs).extracting(TrainingProgress::imagesSeen).containsExactly(8L);
    }

    @Test
    void oneClassAloneCannotBeLearnt() throws IOException {
        Path folder = temporary.resolve("photos");
        Pictures.write(folder.resolve("cat_1.jpg"), Pictures.stripes(new Random(1), true));
        Pictures.write(folder.resolve("cat_2.jpg"), Pictures.stripes(new Random(2), true));

        assertThatThrownBy(() -> train(folder, small(1)))
                .isInstanceOf(TrainingException.class)
                .hasMessage("all photos are named 'cat': training needs photos of two or more classes");
    }

    @Test
    void aLabelWithoutPhotosIsNamed() throws IOException {
        Path folder = Pictures.draw(temporary.resolve("photos"), 5);
        TrainingSettings settings = TestSettings.of(Map.of("size", 32, "labels", "lying,standing,rolling"));

        assertThatThrownBy(() -> train(folder, settings))
                .isInstanceOf(TrainingException.class)
                .hasMessage("no photo is named 'rolling', one of the labels lying,standing,rolling:"
                        + " add some, or leave the label out");
    }

    @Test
    void aClassOfWhichAllIsHeldOutIsNamed() throws IOException {
        Path folder = Pictures.draw(temporary.resolve("photos"), 5);
        Pictures.write(folder.resolve("cat_1.jpg"), Pictures.stripes(new Random(1), true));

        assertThatThrownBy(() -> train(folder, small(1)))
                .isInstanceOf(TrainingException.class)
                .hasMessage("no photo of class 'cat' is left to learn from: add some, or hold out less");
    }

    @Test
    void wantOfMemoryComesWithTheMend() throws IOException {
        Path folder = Pictures.draw(temporary.resolve("photos"), 20);
        recorded.afterEpoch = () -> {
            throw new EngineException("DefaultCPUAllocator: can't allocate memory: you tried to allocate 8 bytes");
        };

        assertThatThrownBy(() -> train(folder, small(1)))
                .isInstanceOf(TrainingException.class)
                .hasMessage(
                        "out of memory with 16 photos of 48 x 48 pixels in a step: make the batch or the size smaller");
    }

    @Test
    void aFewUnreadablePhotosAreLeftOut() throws IOException {
        Path folder = Pictures.draw(temporary.resolve("photos"), 20);
        Files.writeString(folder.resolve("lying_7.jpg"), "no picture");

        train(folder, small(1));

        assertThat(recorded.notes).hasSize(2);
        assertThat(recorded.notes.get(0)).startsWith("left out: ").contains("lying_7.jpg");
        assertThat(recorded.notes.get(1)).isEqualTo("1 of 40 photos are left out: they cannot be read");
    }

    @Test
    void manyUnreadablePhotosEndTheTraining() throws IOException {
        Path folder = Pictures.draw(temporary.resolve("photos"), 8);
        Files.writeString(folder.resolve("lying_3.jpg"), "no picture");

        assertThatThrownBy(() -> train(folder, small(1)))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("1 of 16 photos cannot be read")
                .hasMessageContaining("lying_3.jpg");
    }

    @Test
    void aLossThatIsNoNumberEndsTheTraining() throws IOException {
        Path folder = Pictures.draw(temporary.resolve("photos"), 20);
        TrainingSettings reckless = TestSettings.of(Map.of(
                "recipe",
                "homework",
                "epochs",
                20,
                "size",
                32,
                "batchSize",
                8,
                "optimizer",
                "sgd",
                "learningRate",
                10,
                "validation",
                0,
                "labels",
                "lying,standing",
                "precision",
                "float32"));

        assertThatThrownBy(() -> train(folder, reckless))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("the loss became")
                .hasMessageContaining("lower the learning rate (10.0 now)");
    }

    @Test
    void theHomeworkTrainsTheSmallNetwork() throws IOException {
        Path folder = temporary.resolve("course");
        Pictures.draw(folder.resolve("train"), 10);
        TrainingSettings homework = TestSettings.of(Map.of(
                "recipe", "homework", "architecture", "lenet", "epochs", 2, "batchSize", 8, "labels", "lying,*"));

        ModelFolder model = train(folder, homework);

        assertThat(model.card().architecture()).isEqualTo("lenet");
        assertThat(model.card().inputSize()).isEqualTo(224);
        assertThat(model.card().labels()).containsExactly("lying", "standing");
        assertThat(recorded.epochs).hasSize(2);
    }

    @Test
    void nothingIsLeftInTheScratchFolder() throws IOException {
        train(Pictures.draw(temporary.resolve("photos"), 5), small(1));

        try (Stream<Path> left = Files.list(temporary.resolve("scratch"))) {
            assertThat(left).isEmpty();
        }
    }

    private ModelFolder train(Path photos, TrainingSettings settings) {
        LabelledPhotos labelled = LabelledPhotos.read(photos, settings.labels());
        return new Training(settings, Pictures.preprocessor(), temporary.resolve("scratch"), recorded)
                .run(labelled, "model", temporary.resolve("model"));
    }

    private static TrainingSettings small(int epochs) {
        return TestSettings.of(
                Map.of("epochs", epochs, "size", 48, "batchSize", 16, "seed", 1, "precision", "float32"));
    }

    private static TrainingSettings from(Path weights) {
        return TestSettings.of(
                Map.of("epochs", 1, "size", 48, "batchSize", 16, "seed", 1, "init", weights, "precision", "float32"));
    }
}

package dev.labelstream.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassifierTest {
    private static final int SIZE = 32;

    @TempDir
    Path temporary;

    @BeforeAll
    static void startEngine() {
        TestModels.startEngine();
    }

    @Test
    void aPictureGetsTheSameAnswerInEveryBatch() {
        // Given
        ModelFolder folder = TestModels.resnet18(temporary.resolve("m"), "small", SIZE, "cat", "dog", "fox");
        ByteBuffer pictures = Formula.pictures(70, SIZE);

        try (Classifier classifier = Classifier.load(folder, TestModels.PLACEMENT)) {
            // When
            float[][] together = classifier.classify(pictures, 70);

            // Then
            assertThat(together).hasDimensions(70, 3);
            for (int i : new int[] {0, 31, 32, 63, 66, 69}) {
                assertThat(classifier.classify(alone(pictures, i), 1)[0]).containsExactly(together[i], within(1e-5f));
            }
        }
    }

    @Test
    void probabilitiesAddUpToOne() {
        ModelFolder folder = TestModels.resnet18(temporary.resolve("m"), "small", SIZE, "cat", "dog", "fox");

        try (Classifier classifier = Classifier.load(folder, TestModels.PLACEMENT)) {
            float[] row = classifier.classify(Formula.pictures(1, SIZE), 1)[0];

            assertThat(row[0] + row[1] + row[2]).isCloseTo(1, within(1e-6f));
        }
    }

    @Test
    void theProcessorsBestPrecisionAgreesWithFloat32() {
        ModelFolder folder = TestModels.resnet18(temporary.resolve("m"), "small", SIZE, "cat", "dog");
        ByteBuffer pictures = Formula.pictures(8, SIZE);

        try (Classifier exact = Classifier.load(folder, TestModels.PLACEMENT);
                Classifier quick = Classifier.load(folder, Placement.auto())) {
            float[][] expected = exact.classify(pictures, 8);
            float[][] found = quick.classify(pictures, 8);
            for (int i = 0; i < 8; i++) {
                assertThat(found[i]).containsExactly(expected[i], within(0.02f));
            }
        }
    }

    @Test
    void noPicturesGiveNoRows() {
        ModelFolder folder = TestModels.resnet18(temporary.resolve("m"), "small", SIZE, "cat", "dog");

        try (Classifier classifier = Classifier.load(folder, TestModels.PLACEMENT)) {
            assertThat(classifier.classify(ByteBuffer.allocateDirect(0), 0)).isEmpty();
        }
    }

    @Test
    void aBufferThatIsTooSmallIsRefused() {
        ModelFolder folder = TestModels.resnet18(temporary.resolve("m"), "small", SIZE, "cat", "dog");

        try (Classifier classifier = Classifier.load(folder, TestModels.PLACEMENT)) {
            assertThatThrownBy(() -> classifier.classify(Formula.pictures(1, SIZE), 2))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("small")
                    .hasMessageContaining("6144 bytes");
        }
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,2", "3,4", "5,4", "6,8", "17,16", "24,32", "31,32", "100,32"})
    void fewBatchSizesAreRun(int left, int batch) {
        assertThat(Classifier.batchSize(left)).isEqualTo(batch);
    }

    private static ByteBuffer alone(ByteBuffer pictures, int i) {
        int bytes = SIZE * SIZE * 3;
        return ByteBuffer.allocateDirect(bytes).put(0, pictures, i * bytes, bytes);
    }
}

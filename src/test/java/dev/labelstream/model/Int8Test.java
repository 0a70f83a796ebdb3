package dev.labelstream.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Int8Test {
    private static final Placement INT8 = new Placement(Device.cpu(), Precision.INT8);
    private static final int SIZE = 64;

    @TempDir
    Path temporary;

    @BeforeAll
    static void startEngine() {
        TestModels.startEngine();
        Assumptions.assumeTrue(Processor.here().hasInt8(), "this processor has no AVX2");
    }

    @Test
    void bytesAnswerLikeFloats() {
        agree(calibrated(TestModels.resnet18(temporary.resolve("m"), "small", SIZE, "cat", "dog", "fox")), SIZE);
    }

    @Test
    void aNetworkWithoutResidualsHasBytesToo() {
        agree(calibrated(TestModels.lenet(temporary.resolve("m"), "small", "cat", "dog")), 224);
    }

    @Test
    void rangesSurviveTheModelFolder() {
        ModelFolder folder = calibrated(TestModels.resnet18(temporary.resolve("m"), "small", 32, "cat", "dog"));

        assertThat(ModelFolder.open(folder.path()).card().ranges())
                .isEqualTo(folder.card().ranges());
    }

    @Test
    void withoutRangesTheMendIsNamed() {
        ModelFolder folder = TestModels.resnet18(temporary.resolve("m"), "small", 32, "cat", "dog");

        assertThatThrownBy(() -> Classifier.load(folder, INT8))
                .isInstanceOf(ModelException.class)
                .hasMessage(
                        "model small has no ranges for int8: labelstream model calibrate makes them, or use precision auto");
    }

    private static void agree(ModelFolder folder, int size) {
        ByteBuffer pictures = Formula.pictures(16, size);
        try (Classifier exact = Classifier.load(folder, TestModels.PLACEMENT);
                Classifier bytes = Classifier.load(folder, INT8)) {
            float[][] expected = exact.classify(pictures, 16);
            float[][] found = bytes.classify(pictures, 16);
            for (int i = 0; i < 16; i++) {
                assertThat(found[i]).containsExactly(expected[i], within(0.05f));
            }
        }
    }

    private static ModelFolder calibrated(ModelFolder folder) {
        int size = folder.card().inputSize();
        try (RangeObserver observer = RangeObserver.load(folder).orElseThrow()) {
            observer.observe(Formula.pictures(32, size), 32);
            MeasuredPrecisions measured = new MeasuredPrecisions(32, Map.of(), observer.ranges());
            return folder.write(folder.card().with(measured));
        }
    }
}

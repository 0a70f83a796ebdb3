package dev.labelstream.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import dev.labelstream.model.network.Architecture;
import dev.labelstream.model.network.Norm;
import dev.labelstream.model.network.Range;
import dev.labelstream.model.network.Variant;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

    @ParameterizedTest
    @EnumSource(names = {"RESNET34", "RESNET50", "RESNEXT50_32X4D", "RESNET50_VIT"})
    void otherArchitecturesHaveBytesToo(Architecture architecture) {
        agree(calibrated(TestModels.of(architecture, Variant.PLAIN, temporary.resolve("m"), SIZE)), SIZE);
    }

    @Test
    void convolutionsBetweenNormsThatFollowThePictureHaveNone() {
        Variant variant = new Variant(Norm.LAYER, null);
        ModelFolder folder = TestModels.of(Architecture.RESNET18, variant, temporary.resolve("m"), SIZE);

        assertThat(RangeObserver.load(folder)).isEmpty();
        assertThatThrownBy(() -> Classifier.load(measured(folder, null), INT8))
                .isInstanceOf(ModelException.class)
                .hasMessage("model resnet18 has no int8 form, for not all of its convolutions can take bytes;"
                        + " or use precision auto");
    }

    @Test
    void aModelThatWasNeverMeasuredComesWithTheMend() {
        ModelFolder folder = TestModels.resnet18(temporary.resolve("m"), "small", 32, "cat", "dog");

        assertThatThrownBy(() -> Classifier.load(folder, INT8))
                .isInstanceOf(ModelException.class)
                .hasMessage("model small was never measured in int8: labelstream model calibrate does it;"
                        + " or use precision auto");
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
            return measured(folder, observer.ranges());
        }
    }

    private static ModelFolder measured(ModelFolder folder, Map<String, Range> ranges) {
        return folder.write(folder.card().with(new MeasuredPrecisions(32, Map.of(), ranges)));
    }
}

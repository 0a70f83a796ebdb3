package dev.labelstream.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.labelstream.model.network.Architecture;
import dev.labelstream.model.network.Network;
import dev.labelstream.model.network.Norm;
import dev.labelstream.model.network.Normalisation;
import dev.labelstream.model.network.Variant;
import dev.labelstream.model.weights.Tensor;
import java.nio.FloatBuffer;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The form that serves answers as the form that learns does, whatever is folded and fused in it. */
class ServingFormTest {
    private static final int PICTURES = 3;

    @BeforeAll
    static void startEngine() {
        TestModels.startEngine();
    }

    @ParameterizedTest
    @EnumSource
    void everyArchitectureServes(Architecture architecture) {
        serves(network(architecture, null, null));
    }

    @ParameterizedTest
    @CsvSource({"RESNET18, LAYER, 4", "RESNET50, INSTANCE, 16", "RESNEXT50_32X4D, LAYER, 8", "RESNET50_VIT, LAYER, 2"})
    void everyVariantServes(Architecture architecture, Norm norm, int cardinality) {
        serves(network(architecture, norm, cardinality));
    }

    private static void serves(Network network) {
        Map<String, Tensor> weights = Formula.weights(network);
        float[] expected = learningForm(network, weights);

        assertThat(servingForm(network, weights, Precision.FLOAT32)).containsExactly(expected, within(1e-3f));
        // elsewhere a batch in bfloat16 can take minutes
        if (Placement.auto().precision() == Precision.BFLOAT16) {
            assertThat(servingForm(network, weights, Precision.BFLOAT16)).containsExactly(expected, within(0.05f));
        }
    }

    /** Probabilities, one picture after the other. */
    private static float[] servingForm(Network network, Map<String, Tensor> weights, Precision precision) {
        int size = size(network.architecture());
        Placement placement = new Placement(Device.cpu(), precision);
        try (ServingNetwork serving = ServingNetwork.load(network, Normalisation.IMAGENET, weights, placement)) {
            FloatBuffer all = FloatBuffer.allocate(PICTURES * network.classes());
            for (float[] row : serving.classify(Formula.pictures(PICTURES, size), PICTURES, size)) {
                all.put(row);
            }
            return all.array();
        }
    }

    private static float[] learningForm(Network network, Map<String, Tensor> weights) {
        int size = size(network.architecture());
        Shape shape = new Shape(PICTURES, size, size, 3);
        try (TrainableNetwork learning =
                        TrainableNetwork.load(network, Normalisation.IMAGENET, weights, TestModels.PLACEMENT);
                NDArray pixels = learning.manager().create(Formula.pictures(PICTURES, size), shape, DataType.UINT8)) {
            return learning.infer(pixels).softmax(1).toFloatArray();
        }
    }

    private static Network network(Architecture architecture, Norm norm, Integer cardinality) {
        return architecture.network(new Variant(norm, cardinality), size(architecture), 3);
    }

    private static int size(Architecture architecture) {
        return architecture.onlySize().orElse(80);
    }
}

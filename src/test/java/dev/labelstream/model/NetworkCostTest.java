package dev.labelstream.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.labelstream.model.network.Architecture;
import dev.labelstream.model.network.Network;
import dev.labelstream.model.network.TensorSpec;
import dev.labelstream.model.weights.Tensor;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What torchvision's documentation says of its networks with 1000 classes, in billions. */
class NetworkCostTest {
    @BeforeAll
    static void startEngine() {
        TestModels.startEngine();
    }

    @ParameterizedTest
    @CsvSource({
        "resnet18, 11689512, 1.814",
        "resnet34, 21797672, 3.664",
        "resnet50, 25557032, 4.089",
        "resnext50_32x4d, 25028904, 4.230"
    })
    void residualNetworksCostWhatTorchvisionSays(String name, long parameters, double billions) {
        Network network = Architecture.of(name).orElseThrow().network(1000);

        NetworkCost cost = NetworkCost.of(network, zeros(network), 224);

        assertThat(cost.parameters()).isEqualTo(parameters);
        assertThat(cost.multiplyAdds() / 1e9).isCloseTo(billions, within(5e-4));
    }

    @Test
    void convolutionsAndLinearLayersAreCounted() {
        Network network = Architecture.LENET.network(2);

        NetworkCost cost = NetworkCost.of(network, zeros(network), 224);

        long convolutions = 6L * 112 * 112 * 3 * 9 + 16L * 28 * 28 * 6 * 9;
        long linear = 3136L * 784 + 784 * 98 + 98 * 2;
        assertThat(cost.multiplyAdds()).isEqualTo(convolutions + linear);
    }

    @Test
    void attentionIsCountedToo() {
        Network network = Architecture.of("resnet50-vit").orElseThrow().network(2);
        long layers = 12;
        long width = 384;
        long tokens = 14 * 14 + 1;
        long inLayer = tokens * width * (3 * width + width + 2 * 4 * width) + 2 * tokens * tokens * width;
        long untilThirdStage = 3_277_897_728L; // PyTorch's hooks on torchvision's convolutions say so
        long projectionAndHead = 14 * 14 * 1024 * width + 2 * width;

        NetworkCost cost = NetworkCost.of(network, zeros(network), 224);

        assertThat(cost.multiplyAdds()).isEqualTo(untilThirdStage + projectionAndHead + layers * inLayer);
    }

    private static Map<String, Tensor> zeros(Network network) {
        return network.tensors().stream()
                .collect(Collectors.toMap(
                        TensorSpec::name, t -> new Tensor(t.shape(), new float[Tensor.elements(t.shape())])));
    }
}

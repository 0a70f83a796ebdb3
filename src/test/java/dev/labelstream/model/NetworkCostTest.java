package dev.labelstream.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelstream.model.network.Architecture;
import dev.labelstream.model.network.Network;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Torchvision's documentation says 1.814 billion for ResNet-18 with 1000 classes. */
class NetworkCostTest {
    @BeforeAll
    static void startEngine() {
        TestModels.startEngine();
    }

    @Test
    void resnet18CostsWhatTorchvisionSays() {
        Network network = Architecture.RESNET18.network(1000);

        NetworkCost cost = NetworkCost.of(network, network.firstWeights(0), 224);

        assertThat(cost.parameters()).isEqualTo(11_689_512);
        assertThat(cost.multiplyAdds()).isEqualTo(1_814_073_344);
    }

    @Test
    void convolutionsAndLinearLayersAreCounted() {
        Network network = Architecture.LENET.network(2);

        NetworkCost cost = NetworkCost.of(network, network.firstWeights(0), 224);

        long convolutions = 6L * 112 * 112 * 3 * 9 + 16L * 28 * 28 * 6 * 9;
        long linear = 3136L * 784 + 784 * 98 + 98 * 2;
        assertThat(cost.multiplyAdds()).isEqualTo(convolutions + linear);
    }
}

package dev.labelstream.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import dev.labelstream.model.TestModels;
import dev.labelstream.model.TrainableNetwork;
import dev.labelstream.model.network.Architecture;
import dev.labelstream.model.network.Network;
import dev.labelstream.model.network.Normalisation;
import dev.labelstream.model.weights.Tensor;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AveragedWeightsTest {
    private static final String BIAS = "net.11.bias";

    private final Network lenet = Architecture.LENET.network(2);
    private TrainableNetwork network;

    @BeforeEach
    void load() {
        TestModels.startEngine();
        network = TrainableNetwork.load(lenet, Normalisation.IMAGENET, lenet.firstWeights(5), TestModels.PLACEMENT);
    }

    @AfterEach
    void close() {
        network.close();
    }

    @Test
    void theAverageFollowsFasterAtFirst() {
        try (AveragedWeights averages = new AveragedWeights(network, 0.9, network.weights())) {
            bias().set(new float[] {0, 0});
            averages.follow(1000);
            float slow = averages.tensors().get(BIAS).values()[0];
            bias().set(new float[] {1, 1});
            averages.follow(1);

            assertThat(slow).isCloseTo(0.9f * lenet.firstWeights(5).get(BIAS).values()[0], within(1e-6f));
            assertThat(averages.tensors().get(BIAS).values()[0]).isCloseTo(0.1f * slow + 0.9f, within(1e-6f));
        }
    }

    @Test
    void withoutAveragingItIsTheNetworkItself() {
        try (AveragedWeights averages = new AveragedWeights(network, 0, network.weights())) {
            bias().set(new float[] {0.3f, -0.7f});
            averages.follow(1);

            assertThat(averages.tensors()).isEqualTo(network.weights());
        }
    }

    @Test
    void exchangedTwiceEverythingIsAsBefore() {
        try (AveragedWeights averages = new AveragedWeights(network, 0.9, lenet.firstWeights(6))) {
            Map<String, Tensor> before = network.weights();

            averages.exchange();
            Map<String, Tensor> exchanged = network.weights();
            averages.exchange();

            assertThat(exchanged).isEqualTo(lenet.firstWeights(6)).isNotEqualTo(before);
            assertThat(network.weights()).isEqualTo(before);
        }
    }

    private NDArray bias() {
        return network.parameters().get(BIAS);
    }
}

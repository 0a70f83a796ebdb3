package dev.labelstream.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import dev.labelstream.model.TestModels;
import dev.labelstream.model.TrainableNetwork;
import dev.labelstream.model.network.Architecture;
import dev.labelstream.model.network.Network;
import dev.labelstream.model.network.Normalisation;
import dev.labelstream.model.weights.Tensor;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each optimiser against its own formula, on one bias of a small network over three steps. */
class OptimizerTest {
    private static final double RATE = 0.01;
    private static final String BIAS = "net.11.bias";
    private static final String WEIGHT = "net.11.weight";

    @BeforeAll
    static void startEngine() {
        TestModels.startEngine();
    }

    @ParameterizedTest
    @EnumSource(OptimizerKind.class)
    void stepsFollowTheFormula(OptimizerKind kind) {
        Network lenet = Architecture.LENET.network(2);
        TrainingSettings settings =
                TestSettings.of(Map.of("architecture", "lenet", "optimizer", kind.id(), "learningRate", RATE));
        try (TrainableNetwork network = TrainableNetwork.load(
                        lenet, Normalisation.IMAGENET, lenet.firstWeights(5), TestModels.PLACEMENT);
                Optimizer optimizer = new Optimizer(network, settings, Set.of())) {
            NDArray bias = network.parameters().get(BIAS);
            NDArray weight = network.parameters().get(WEIGHT);
            Expected expectedBias = new Expected(bias.toFloatArray()[1], 0);
            Expected expectedWeight = new Expected(weight.toFloatArray()[7], settings.weightDecay());

            for (int step = 1; step <= 3; step++) {
                backward(network);
                expectedBias.step(kind, gradient(bias)[1], step);
                expectedWeight.step(kind, gradient(weight)[7], step);
                optimizer.step(RATE);

                assertThat(gradient(bias)).containsOnly(0);
                assertThat(bias.toFloatArray()[1]).isCloseTo((float) expectedBias.value, within(2e-6f));
                assertThat(weight.toFloatArray()[7]).isCloseTo((float) expectedWeight.value, within(2e-6f));
            }
        }
    }

    @Test
    void whatWasTrainedBeforeMovesAtTheLowerRate() {
        // Given
        Network lenet = Architecture.LENET.network(2);
        TrainingSettings settings = TestSettings.of(
                Map.of("architecture", "lenet", "optimizer", "adam", "learningRate", RATE, "oldLayersRate", 0.01));
        Set<String> fresh = Set.of(BIAS, WEIGHT);
        try (TrainableNetwork network = TrainableNetwork.load(
                        lenet, Normalisation.IMAGENET, lenet.firstWeights(5), TestModels.PLACEMENT);
                Optimizer optimizer = new Optimizer(network, settings, fresh)) {
            Map<String, Tensor> before = network.weights();

            // When
            backward(network);
            optimizer.step(RATE);

            // Then: Adam's first step is as long as the rate
            assertThat(longest(before, network.weights(), WEIGHT)).isCloseTo(RATE, within(1e-4));
            assertThat(longest(before, network.weights(), "net.0.weight")).isCloseTo(RATE / 100, within(1e-6));
        }
    }

    private static double longest(Map<String, Tensor> before, Map<String, Tensor> after, String name) {
        float[] from = before.get(name).values();
        float[] to = after.get(name).values();
        return IntStream.range(0, from.length)
                .mapToDouble(i -> Math.abs(to[i] - from[i]))
                .max()
                .orElseThrow();
    }

    private static void backward(TrainableNetwork network) {
        Batch batch = new Batch(ByteBuffer.allocateDirect(2 * 224 * 224 * 3), 224, new int[] {0, 1});
        for (int i = 0; i < batch.pixels().capacity(); i++) {
            batch.pixels().put(i, (byte) (i * 31));
        }
        try (NDManager scope = network.manager().newSubManager();
                GradientCollector gradients = Engine.getEngine("PyTorch").newGradientCollector()) {
            gradients.backward(network.train(Learner.pixels(scope, batch))
                    .logSoftmax(1)
                    .get("0, 1")
                    .neg());
        }
    }

    private static float[] gradient(NDArray parameter) {
        try (NDArray gradient = parameter.getGradient()) {
            return gradient.toFloatArray();
        }
    }

    /** One number, the slow way. */
    private static final class Expected {
        private final double decay;
        private double value;
        private double first;
        private double second;

        Expected(double value, double decay) {
            this.value = value;
            this.decay = decay;
        }

        void step(OptimizerKind kind, double gradient, int step) {
            switch (kind) {
                case SGD -> {
                    double decayed = gradient + decay * value;
                    first = step == 1 ? decayed : 0.9 * first + decayed;
                    value -= RATE * (decayed + 0.9 * first);
                }
                case ADAM, ADAMW -> {
                    value -= kind == OptimizerKind.ADAMW ? RATE * decay * value : 0;
                    first = 0.9 * first + 0.1 * gradient;
                    second = 0.999 * second + 0.001 * gradient * gradient;
                    double mean = first / (1 - Math.pow(0.9, step));
                    double deviation = Math.sqrt(second / (1 - Math.pow(0.999, step)));
                    value -= RATE * mean / (deviation + 1e-8);
                }
            }
        }
    }
}

package dev.labelstream.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.labelstream.model.network.Architecture;
import dev.labelstream.model.network.Network;
import dev.labelstream.model.network.Normalisation;
import dev.labelstream.model.network.TensorSpec;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our networks against what PyTorch and torchvision computed with the same weights and pictures, in float32. */
class ParityTest {
    private static final int SIZE = 224;

    @BeforeAll
    static void startEngine() {
        TestModels.startEngine();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lenet", "resnet18"})
    void tensorsAreThoseOfTorchvision(String name) throws IOException {
        JsonNode reference = reference(name);
        Network network = network(name);

        assertThat(network.parameterCount())
                .isEqualTo(reference.get("parameters").asLong());
        List<String> expected = new ArrayList<>();
        reference.get("tensors").forEach(t -> expected.add(t.get("name").asText() + t.get("shape")));
        assertThat(network.tensors()).extracting(ParityTest::describe).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lenet", "resnet18"})
    void evaluationGivesPyTorchsLogits(String name) throws IOException {
        float[] expected = floats(reference(name).get("evalLogits"));

        try (TrainableNetwork trainable = load(name);
                NDArray logits = trainable.infer(pictures(trainable.manager()))) {
            assertThat(logits.toFloatArray()).containsExactly(expected, within(1e-3f * largest(expected)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lenet", "resnet18"})
    void theServingFormGivesTheSameProbabilities(String name) throws IOException {
        float[] logits = floats(reference(name).get("evalLogits"));

        try (ServingNetwork serving = ServingNetwork.load(
                network(name), Normalisation.IMAGENET, Formula.weights(network(name)), TestModels.PLACEMENT)) {
            float[][] probabilities = serving.classify(Formula.pictures(4, SIZE), 4, SIZE);

            for (int i = 0; i < 4; i++) {
                double second = 1 / (1 + Math.exp(logits[2 * i] - logits[2 * i + 1]));
                assertThat(probabilities[i][1]).isCloseTo((float) second, within(1e-3f));
                assertThat(probabilities[i][0] + probabilities[i][1]).isCloseTo(1, within(1e-6f));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lenet", "resnet18"})
    void trainingFollowsPyTorch(String name) throws IOException {
        JsonNode reference = reference(name);
        float[] losses = floats(reference.get("trainLosses"));
        Optimizer adam =
                Optimizer.adam().optLearningRateTracker(Tracker.fixed(1e-4f)).build();

        try (TrainableNetwork trainable = load(name)) {
            Map<String, NDArray> parameters = trainable.parameters();

            assertThat(step(trainable)).isCloseTo(losses[0], within(1e-3f * losses[0]));
            assertGradients(parameters, reference.get("firstStepGradientL1"));
            update(adam, parameters);

            assertThat(step(trainable)).isCloseTo(losses[1], within(1e-1f * losses[1]));
            update(adam, parameters);

            assertThat(step(trainable)).isCloseTo(losses[2], within(1e-1f * losses[2]));
        }
    }

    private static float step(TrainableNetwork trainable) {
        try (NDManager scope = trainable.manager().newSubManager();
                GradientCollector gradients = Engine.getEngine("PyTorch").newGradientCollector()) {
            NDArray logits = trainable.train(pictures(scope));
            NDArray labels = scope.create(new int[] {0, 1, 1, 0});
            NDArray loss = Loss.softmaxCrossEntropyLoss().evaluate(new NDList(labels), new NDList(logits));
            gradients.backward(loss);
            return loss.getFloat();
        }
    }

    private static void update(Optimizer optimizer, Map<String, NDArray> parameters) {
        parameters.forEach((name, parameter) -> {
            try (NDArray gradient = parameter.getGradient()) {
                optimizer.update(name, parameter, gradient);
                gradient.muli(0);
            }
        });
    }

    private static void assertGradients(Map<String, NDArray> parameters, JsonNode reference) {
        double[] errors = parameters.entrySet().stream()
                .mapToDouble(p -> {
                    double expected = reference.get(p.getKey()).asDouble();
                    try (NDArray gradient = p.getValue().getGradient()) {
                        double found = 0;
                        for (float g : gradient.toFloatArray()) {
                            found += Math.abs(g);
                        }
                        return Math.abs(found - expected) / expected;
                    }
                })
                .sorted()
                .toArray();
        assertThat(parameters).hasSize(reference.size());
        assertThat(errors[errors.length - 1]).as("worst gradient").isLessThan(5e-2);
        assertThat(errors[errors.length / 2]).as("median gradient").isLessThan(5e-3);
    }

    private static TrainableNetwork load(String name) {
        Network network = network(name);
        return TrainableNetwork.load(network, Normalisation.IMAGENET, Formula.weights(network), TestModels.PLACEMENT);
    }

    private static NDArray pictures(NDManager manager) {
        return manager.create(Formula.pictures(4, SIZE), new Shape(4, SIZE, SIZE, 3), DataType.UINT8);
    }

    private static Network network(String name) {
        return Architecture.of(name).orElseThrow().network(2);
    }

    private static String describe(TensorSpec spec) {
        return spec.name() + Arrays.toString(spec.shape()).replace(" ", "");
    }

    private static JsonNode reference(String name) throws IOException {
        try (InputStream json = ParityTest.class.getResourceAsStream("/parity/" + name + ".json")) {
            return new ObjectMapper().readTree(json);
        }
    }

    private static float[] floats(JsonNode node) {
        List<Float> values = new ArrayList<>();
        node.forEach(row -> {
            if (row.isArray()) {
                row.forEach(v -> values.add(v.floatValue()));
            } else {
                values.add(row.floatValue());
            }
        });
        float[] result = new float[values.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = values.get(i);
        }
        return result;
    }

    private static float largest(float[] values) {
        float largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}

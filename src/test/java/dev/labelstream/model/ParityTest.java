package dev.labelstream.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import com.fasterxml.jackson.databind.JsonNode;
import dev.labelstream.model.network.Network;
import dev.labelstream.model.network.Normalisation;
import dev.labelstream.model.network.TensorSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Our networks against what PyTorch and torchvision computed with the same weights and pictures, in float32. */
class ParityTest {
    private static final Logger LOG = Logger.getLogger(ParityTest.class);

    @BeforeAll
    static void startEngine() {
        TestModels.startEngine();
    }

    @ParameterizedTest
    @EnumSource
    void tensorsAreThoseOfTorchvision(ParityCase parity) {
        JsonNode reference = parity.reference();
        Network network = parity.network();

        assertThat(network.parameterCount())
                .isEqualTo(reference.get("parameters").asLong());
        List<String> expected = new ArrayList<>();
        reference.get("tensors").forEach(t -> expected.add(t.get("name").asText() + t.get("shape")));
        assertThat(network.tensors()).extracting(ParityTest::describe).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void evaluationGivesPyTorchsLogits(ParityCase parity) {
        double[] expected = parity.numbers("evalLogits");

        try (TrainableNetwork trainable = parity.trainable();
                NDArray logits = trainable.infer(parity.pictures(trainable.manager()))) {
            double error = largestDifference(logits.toFloatArray(), expected)
                    / Arrays.stream(expected).map(Math::abs).max().orElseThrow();
            LOG.infof(
                    "%s: %,d parameters, logits %.1e", parity, parity.network().parameterCount(), error);
            assertThat(error).isLessThan(1e-3);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LENET", "RESNET18", "RESNET50_CARDINALITY", "RESNET50_VIT_SMALL"})
    void theServingFormGivesTheSameProbabilities(ParityCase parity) {
        double[] logits = parity.numbers("evalLogits");
        int classes = parity.network().classes();

        try (ServingNetwork serving = ServingNetwork.load(
                parity.network(), Normalisation.IMAGENET, Formula.weights(parity.network()), TestModels.PLACEMENT)) {
            float[][] rows = serving.classify(Formula.pictures(4, parity.size()), 4, parity.size());

            for (int i = 0; i < 4; i++) {
                double[] powers = Arrays.stream(logits, i * classes, (i + 1) * classes)
                        .map(Math::exp)
                        .toArray();
                double sum = Arrays.stream(powers).sum();
                for (int c = 0; c < classes; c++) {
                    assertThat((double) rows[i][c]).isCloseTo(powers[c] / sum, within(1e-3));
                }
            }
        }
    }

    private static double largestDifference(float[] found, double[] expected) {
        assertThat(found).hasSameSizeAs(expected);
        double largest = 0;
        for (int i = 0; i < found.length; i++) {
            largest = Math.max(largest, Math.abs(found[i] - expected[i]));
        }
        return largest;
    }

    private static String describe(TensorSpec spec) {
        return spec.name() + Arrays.toString(spec.shape()).replace(" ", "");
    }
}

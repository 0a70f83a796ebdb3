package dev.labelstream.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import ai.djl.training.loss.Loss;
import com.fasterxml.jackson.databind.JsonNode;
import dev.labelstream.model.ParityCase;
import dev.labelstream.model.Placement;
import dev.labelstream.model.Precision;
import dev.labelstream.model.TestModels;
import dev.labelstream.model.TrainableNetwork;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** First steps with Adam against those of PyTorch from the same weights and pictures, in float32. */
class TrainingParityTest {
    private static final Logger LOG = Logger.getLogger(TrainingParityTest.class);
    private static final TrainingSettings HOMEWORK = TestSettings.of(Map.of("recipe", "homework"));

    private static final int THREADS_OF_THE_REFERENCE = 2;

    private static int threads;

    @BeforeAll
    static void startEngine() {
        TestModels.startEngine();
        threads = JniUtils.getNumThreads();
        JniUtils.setNumThreads(THREADS_OF_THE_REFERENCE);
    }

    @AfterAll
    static void leaveTheEngineToTheOthers() {
        JniUtils.setNumThreads(threads);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "RESNEXT101")
    void trainingFollowsPyTorch(ParityCase parity) {
        try (TrainableNetwork trainable = parity.trainable();
                Optimizer adam = new Optimizer(trainable, HOMEWORK, Set.of())) {
            Map<String, NDArray> parameters = trainable.parameters();
            double[] errors = new double[3];
            double[] gradients = null;
            for (int step = 0; step < 3; step++) {
                errors[step] = error(step(trainable, parity), parity, step);
                gradients = step == 0 ? gradientErrors(parameters, parity) : gradients;
                adam.step(1e-4);
            }
            double worst = gradients[gradients.length - 1];
            double median = gradients[gradients.length / 2];
            LOG.infof(
                    "%s: losses %.1e %.1e %.1e, gradients worst %.1e, median %.1e",
                    parity, errors[0], errors[1], errors[2], worst, median);
            assertThat(errors[0]).as("first loss").isLessThan(1e-3);
            assertThat(errors[1]).as("second loss").isLessThan(1e-1);
            assertThat(errors[2]).as("third loss").isLessThan(1e-1);
            assertThat(worst).as("worst gradient").isLessThan(5e-2);
            assertThat(median).as("median gradient").isLessThan(5e-3);
        }
    }

    @Test
    @Tag("parity")
    void theLargestNetworkFollowsPyTorchToo() {
        trainingFollowsPyTorch(ParityCase.RESNEXT101);
    }

    @ParameterizedTest
    @EnumSource(names = {"RESNET18_CARDINALITY", "RESNET50_CARDINALITY", "RESNET50_VIT_SMALL"})
    void everyLayerLearnsInBfloat16Too(ParityCase parity) {
        Placement placement = Placement.auto();
        assumeTrue(placement.precision() == Precision.BFLOAT16, "elsewhere a batch can take minutes");

        try (TrainableNetwork trainable = parity.trainable(placement)) {
            double loss = step(trainable, parity);

            assertThat(loss).isCloseTo(parity.numbers("trainLosses")[0], withinPercentage(5));
            double[] gradients = gradientErrors(trainable.parameters(), parity);
            assertThat(gradients[gradients.length / 2]).isLessThan(0.1);
        }
    }

    /** Relative to the nearest of PyTorch's own runs: the deepest network's third loss moves by 13 % with their threads. */
    private static double error(double loss, ParityCase parity, int step) {
        JsonNode reference = parity.reference();
        return Stream.concat(
                        Stream.of(reference.get("trainLosses")),
                        StreamSupport.stream(
                                reference.path("trainLossesByThreads").spliterator(), false))
                .mapToDouble(losses -> Math.abs(loss / losses.get(step).doubleValue() - 1))
                .min()
                .orElseThrow();
    }

    private static double step(TrainableNetwork trainable, ParityCase parity) {
        try (NDManager scope = trainable.manager().newSubManager();
                GradientCollector gradients = Engine.getEngine("PyTorch").newGradientCollector()) {
            NDArray logits = trainable.train(parity.pictures(scope));
            NDArray labels = scope.create(new int[] {0, 1, 1, 0});
            NDArray loss = Loss.softmaxCrossEntropyLoss().evaluate(new NDList(labels), new NDList(logits));
            gradients.backward(loss);
            return loss.getFloat();
        }
    }

    /** Of each parameter's sum of absolute gradients, relative, from the smallest to the largest. */
    private static double[] gradientErrors(Map<String, NDArray> parameters, ParityCase parity) {
        JsonNode reference = parity.reference().get("firstStepGradientL1");
        assertThat(parameters).hasSize(reference.size());
        return parameters.entrySet().stream()
                .mapToDouble(p -> Math.abs(
                        absoluteSum(p.getValue()) / reference.get(p.getKey()).asDouble() - 1))
                .sorted()
                .toArray();
    }

    private static double absoluteSum(NDArray parameter) {
        try (NDArray gradient = parameter.getGradient()) {
            double sum = 0;
            for (float g : gradient.toFloatArray()) {
                sum += Math.abs(g);
            }
            return sum;
        }
    }
}

package dev.labelstream.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.labelstream.model.network.Architecture;
import dev.labelstream.model.network.Network;
import dev.labelstream.model.weights.Tensor;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    @Test
    void aNetworkThatIsTooSureIsCooledToTheTruth() {
        // Given: logits three times as far apart as the truth is likely
        Predictions predictions = predictions(4000, 3);

        // When
        Calibration calibration = Calibration.of(predictions);

        // Then
        assertThat(calibration.isFitted()).isTrue();
        assertThat(calibration.temperature()).isCloseTo(3, within(0.4));
        assertThat(predictions.evaluation().calibrationError()).isGreaterThan(0.1);
        assertThat(calibration.evaluation().calibrationError()).isLessThan(0.03);
        assertThat(calibration.evaluation().images()).isEqualTo(2000);
    }

    @Test
    void aNetworkThatIsTooModestIsSharpened() {
        assertThat(Calibration.of(predictions(4000, 0.5)).temperature()).isCloseTo(0.5, within(0.07));
    }

    @Test
    void fewPhotosOrNoMistakesSayNothing() {
        Predictions allRight = new Predictions(2);
        for (int i = 0; i < 400; i++) {
            allRight.add(new float[] {0, 1}, new int[] {1});
        }

        assertThat(Calibration.of(allRight).isFitted()).isFalse();
        assertThat(Calibration.of(allRight).evaluation().images()).isEqualTo(400);
        assertThat(Calibration.of(predictions(100, 3)).isFitted()).isFalse();
    }

    @Test
    void theLastLayerIsDividedAndNothingElse() {
        // Given
        Network network = Architecture.LENET.network(2);
        Map<String, Tensor> weights = network.firstWeights(1);

        // When
        Map<String, Tensor> applied = new Calibration(2, predictions(10, 1).evaluation()).applied(weights, network);

        // Then
        assertThat(applied.get("net.11.weight").values()[3])
                .isEqualTo(weights.get("net.11.weight").values()[3] / 2);
        assertThat(applied.get("net.11.bias").values()[1])
                .isEqualTo(weights.get("net.11.bias").values()[1] / 2);
        assertThat(applied.keySet()).containsExactlyElementsOf(weights.keySet());
        assertThat(applied.keySet().stream()
                        .filter(name -> !applied.get(name).equals(weights.get(name)))
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("net.11.weight", "net.11.bias");
    }

    /** Photos of two classes, each as likely as the logits say once they are divided by the temperature. */
    private static Predictions predictions(int photos, double temperature) {
        SplittableRandom random = new SplittableRandom(7);
        Predictions predictions = new Predictions(2);
        for (int i = 0; i < photos; i++) {
            double logit = 4 * random.nextDouble() - 2;
            int truth = random.nextDouble() < 1 / (1 + Math.exp(-logit)) ? 1 : 0;
            predictions.add(new float[] {0, (float) (logit * temperature)}, new int[] {truth});
        }
        return predictions;
    }
}

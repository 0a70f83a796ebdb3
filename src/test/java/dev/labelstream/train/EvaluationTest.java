package dev.labelstream.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EvaluationTest {
    @Test
    void predictionsAreAddedUp() {
        // Given
        Evaluation.Tally tally = new Evaluation.Tally(2);

        // When
        tally.add(new float[] {0.9f, 0.1f}, 0);
        tally.add(new float[] {0.6f, 0.4f}, 1);
        tally.add(new float[] {0.2f, 0.8f}, 1);
        tally.add(new float[] {0.7f, 0.3f}, 0);
        Evaluation evaluation = tally.evaluation();

        // Then
        assertThat(evaluation.images()).isEqualTo(4);
        assertThat(evaluation.accuracy()).isEqualTo(0.75);
        assertThat(evaluation.confusion()).isDeepEqualTo(new long[][] {{2, 0}, {1, 1}});
        double loss = -(Math.log(0.9) + Math.log(0.4) + Math.log(0.8) + Math.log(0.7)) / 4;
        assertThat(evaluation.loss()).isCloseTo(loss, within(1e-6));
        assertThat(evaluation.calibrationError()).isCloseTo((0.1 + 0.6 + 0.2 + 0.3) / 4, within(1e-6));
    }

    @Test
    void confidenceThatComesTrueIsCalibrated() {
        Evaluation.Tally tally = new Evaluation.Tally(2);
        for (int i = 0; i < 10; i++) {
            tally.add(new float[] {0.7f, 0.3f}, i < 7 ? 0 : 1);
        }

        assertThat(tally.evaluation().calibrationError()).isCloseTo(0, within(1e-6));
    }

    @Test
    void certaintyThatIsWrongCostsMuchButNotEverything() {
        Evaluation.Tally tally = new Evaluation.Tally(2);
        tally.add(new float[] {1, 0}, 1);

        assertThat(tally.evaluation().loss()).isFinite().isGreaterThan(80);
    }
}

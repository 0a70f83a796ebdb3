package dev.labelstream.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LearningRateTest {
    @Test
    void oneCycleRisesForAFifthAndFallsToNearlyNothing() {
        LearningRate rate = new LearningRate(1e-3, Schedule.ONE_CYCLE, 0.2, 101);

        assertThat(rate.at(0)).isCloseTo(1e-4, within(1e-9));
        assertThat(rate.at(10)).isCloseTo(5.5e-4, within(1e-9));
        assertThat(rate.at(20)).isCloseTo(1e-3, within(1e-9));
        assertThat(rate.at(60)).isCloseTo(5e-4, within(1e-6));
        assertThat(rate.at(100)).isCloseTo(1e-7, within(1e-9));
    }

    @Test
    void aCosineComesAfterAShortWarmUp() {
        LearningRate rate = new LearningRate(1e-3, Schedule.COSINE, 0.05, 101);

        assertThat(rate.at(0)).isCloseTo(1e-7, within(1e-9));
        assertThat(rate.at(2)).isCloseTo(4e-4, within(1e-9));
        assertThat(rate.at(5)).isCloseTo(1e-3, within(1e-9));
        assertThat(rate.at(100)).isCloseTo(1e-7, within(1e-9));
    }

    @Test
    void withoutACycleItStays() {
        LearningRate rate = new LearningRate(1e-3, Schedule.CONSTANT, 0, 101);

        assertThat(rate.at(0)).isEqualTo(1e-3);
        assertThat(rate.at(100)).isEqualTo(1e-3);
    }

    @Test
    void aSingleStepHasARateToo() {
        assertThat(new LearningRate(1e-3, Schedule.ONE_CYCLE, 0.2, 1).at(0)).isPositive();
    }
}

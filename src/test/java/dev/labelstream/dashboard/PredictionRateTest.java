package dev.labelstream.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PredictionRateTest {
    private static final long SECOND = 1_000_000_000L;

    private final PredictionRate rate = new PredictionRate();

    @Test
    void onlyTheLastTenSecondsMakeTheRate() {
        // When
        for (int second = 0; second < 20; second++) {
            for (int i = 0; i < second; i++) {
                rate.count(second * SECOND + i);
            }
        }

        // Then
        assertThat(rate.perSecond(19 * SECOND)).isEqualTo(14.5);
        assertThat(rate.perSecond(24 * SECOND)).isEqualTo(8.5);
        assertThat(rate.perSecond(60 * SECOND)).isZero();
        assertThat(rate.total()).isEqualTo(190);
    }

    @Test
    void aClockThatBeganBeforeZeroIsNoMatter() {
        // When
        rate.count(-5 * SECOND);

        // Then
        assertThat(rate.perSecond(-4 * SECOND)).isEqualTo(0.1);
    }
}

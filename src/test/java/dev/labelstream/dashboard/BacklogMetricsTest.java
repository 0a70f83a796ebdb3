package dev.labelstream.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BacklogMetricsTest {
    @ParameterizedTest
    @CsvSource({"600, 20, 30", "0, 0, 0", "5, 0, Infinity", "NaN, 20, NaN"})
    void whatRemainsIsWhatWaitsAtThePresentRate(double waiting, double perSecond, double seconds) {
        assertThat(BacklogMetrics.remaining(waiting, perSecond)).isEqualTo(Double.valueOf(seconds));
    }
}

package dev.labelstream.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MeasuredPrecisionsTest {
    @Test
    void threeTenthsOfAPointMayBeGivenUpForSpeed() {
        MeasuredPrecisions measured =
                new MeasuredPrecisions(2000, Map.of("float32", 0.95, "bfloat16", 0.947, "int8", 0.9465), null);

        assertThat(measured.accepts(Precision.FLOAT32)).isTrue();
        assertThat(measured.accepts(Precision.BFLOAT16)).isTrue();
        assertThat(measured.accepts(Precision.INT8)).isFalse();
    }

    @Test
    void whatWasNotMeasuredIsNotAccepted() {
        MeasuredPrecisions measured = new MeasuredPrecisions(2000, Map.of("float32", 0.95), null);

        assertThat(measured.accepts(Precision.INT8)).isFalse();
        assertThat(measured.accuracy(Precision.INT8)).isEmpty();
    }
}

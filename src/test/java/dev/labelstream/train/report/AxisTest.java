package dev.labelstream.train.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class AxisTest {
    @Test
    void ticksAreRoundNumbersAroundAllValues() {
        assertThat(labels(0.83, 0.07, 0.5)).containsExactly("0.0", "0.2", "0.4", "0.6", "0.8", "1.0");
        assertThat(labels(0, 30)).containsExactly("0", "10", "20", "30");
        assertThat(labels(68.1, 72.6)).containsExactly("68", "69", "70", "71", "72", "73");
        assertThat(labels(0, 0.002)).containsExactly("0.0000", "0.0005", "0.0010", "0.0015", "0.0020");
        assertThat(labels(0, 2e-5)).containsExactly("0.0000", "5.0e-06", "1.0e-05", "1.5e-05", "2.0e-05");
    }

    @Test
    void oneValueAloneHasAnAxisToo() {
        assertThat(axis(0.7).share(0.7)).isBetween(0.0, 1.0);
        assertThat(axis(0).share(0)).isBetween(0.0, 1.0);
        assertThat(axis().ticks()).isNotEmpty();
        assertThat(axis(Double.NaN, 1, 2).least()).isEqualTo(1);
    }

    private static List<String> labels(double... values) {
        Axis axis = axis(values);
        return axis.ticks().stream().map(axis::label).toList();
    }

    private static Axis axis(double... values) {
        return Axis.around(DoubleStream.of(values));
    }
}

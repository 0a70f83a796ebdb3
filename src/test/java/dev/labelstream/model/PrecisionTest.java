package dev.labelstream.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PrecisionTest {
    private static final List<String> OLD = List.of("flags", ":", "sse2", "avx2");
    private static final List<String> NEW = List.of("flags", ":", "avx512f", "avx512_bf16");

    @Test
    void autoTakesBfloat16OnlyWhereTheProcessorHasIt() {
        assertThat(Precision.of("auto", NEW)).isEqualTo(Precision.BFLOAT16);
        assertThat(Precision.of("auto", OLD)).isEqualTo(Precision.FLOAT32);
        assertThat(Precision.of("auto", List.of())).isEqualTo(Precision.FLOAT32);
        assertThat(Precision.of("auto", List.of("Features", "bf16"))).isEqualTo(Precision.BFLOAT16);
    }

    @Test
    void bfloat16ThatWouldTakeMinutesIsRefused() {
        assertThat(Precision.of("bfloat16", NEW).id()).isEqualTo("bfloat16");
        assertThatThrownBy(() -> Precision.of("bfloat16", OLD))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("use auto or float32");
    }

    @Test
    void anUnknownPrecisionComesWithTheKnownOnes() {
        assertThatThrownBy(() -> Precision.of("double"))
                .isInstanceOf(ModelException.class)
                .hasMessage("precision 'double' is unknown: use auto, float32 or bfloat16");
    }
}

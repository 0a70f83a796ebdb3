package dev.labelstream.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrecisionTest {
    private static final Processor OLD = x86("flags\t\t: sse2 avx2");
    private static final Processor NEW = x86("flags\t\t: avx2 avx512f avx512_bf16 avx512_vnni");
    private static final Processor ARM = Processor.read(List.of("Features\t: asimd bf16"), "aarch64", false);

    @Test
    void bfloat16ThatWouldTakeMinutesIsRefused() {
        assertThat(Precision.BFLOAT16.obstacle(NEW, false)).isEmpty();
        assertThat(Precision.BFLOAT16.obstacle(ARM, false)).isEmpty();
        assertThat(Precision.BFLOAT16.obstacle(OLD, true)).isEmpty();
        assertThatThrownBy(() -> Precision.BFLOAT16.require(OLD, false))
                .isInstanceOf(ModelException.class)
                .hasMessage("precision bfloat16 needs a processor with it, and this one has none: use auto or float32");
    }

    @Test
    void float16IsForGpus() {
        assertThat(Precision.FLOAT16.obstacle(OLD, true)).isEmpty();
        assertThatThrownBy(() -> Precision.FLOAT16.require(NEW, false))
                .isInstanceOf(ModelException.class)
                .hasMessage("precision float16 needs a GPU: use auto or float32 on a processor");
    }

    @Test
    void int8IsForX86Processors() {
        assertThat(Precision.INT8.obstacle(OLD, false)).isEmpty();
        assertThat(Precision.INT8.obstacle(NEW, true)).isPresent();
        assertThatThrownBy(() -> Precision.INT8.require(ARM, false))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("precision int8 needs an x86 processor");
    }

    @ParameterizedTest
    @CsvSource({"float32,FLOAT32", "BFloat16,BFLOAT16", "float16,FLOAT16", "int8,INT8"})
    void settingsNameThem(String name, Precision precision) {
        assertThat(Precision.named(name)).isEqualTo(precision);
    }

    @Test
    void anUnknownPrecisionComesWithTheKnownOnes() {
        assertThatThrownBy(() -> Precision.named("double"))
                .isInstanceOf(ModelException.class)
                .hasMessage("precision 'double' is unknown: use auto, float32, bfloat16, float16, int8");
    }

    @Test
    void aProcessorIsShownWithTheFlagsThatMatter() {
        Processor processor =
                Processor.read(List.of("model name\t: AMD EPYC", "flags\t: sse2 avx2 avx512_vnni"), "amd64", true);

        assertThat(processor).hasToString("AMD EPYC (avx2 avx512_vnni)");
        assertThat(Processor.read(List.of(), "aarch64", false)).hasToString("aarch64");
    }

    private static Processor x86(String line) {
        return Processor.read(List.of(line), "amd64", true);
    }
}

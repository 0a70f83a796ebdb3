package dev.labelstream.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PythonFloatTest {
    @Test
    void numbersArePrintedAsPythonPrintsThem() {
        assertThat(GoldenFile.read("floats.txt").lines()).isNotEmpty().allSatisfy(bitsAndRepr -> {
            // Given
            String[] parts = bitsAndRepr.split(" ");
            double value = Double.longBitsToDouble(Long.parseUnsignedLong(parts[0], 16));

            // Then
            assertThat(PythonFloat.repr(value)).isEqualTo(parts[1]);
        });
    }
}

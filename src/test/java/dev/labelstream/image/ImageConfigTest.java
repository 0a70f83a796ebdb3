package dev.labelstream.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImageConfigTest {
    @Test
    void theDefaultsAreTheContracts() {
        // When
        ImageConfig config = Drawn.limits(Map.of());

        // Then
        assertThat(config.maxSize()).isEqualTo(new MemorySize(BigInteger.valueOf(50L * 1024 * 1024)));
        assertThat(config.maxPixels()).isEqualTo(100_000_000);
    }

    @Test
    void everyKeyCanBeSet() {
        // When
        ImageConfig config =
                Drawn.limits(Map.of("labelstream.image.max-size", "3K", "labelstream.image.max-pixels", "12"));

        // Then
        assertThat(config.maxSize().asLongValue()).isEqualTo(3072);
        assertThat(config.maxPixels()).isEqualTo(12);
    }
}

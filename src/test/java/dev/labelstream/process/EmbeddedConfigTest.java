package dev.labelstream.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

class EmbeddedConfigTest {
    @Test
    void theBrokerAndTheStoreAreAtTheirUsualPorts() {
        // When
        EmbeddedConfig config = new SmallRyeConfigBuilder()
                .withMapping(EmbeddedConfig.class)
                .build()
                .getConfigMapping(EmbeddedConfig.class);

        // Then
        assertThat(config.enabled()).isTrue();
        assertThat(config.kafka().port()).isEqualTo(9092);
        assertThat(config.s3().port()).isEqualTo(9000);
    }

    @Test
    void everyKeyCanBeSet() {
        // When
        EmbeddedConfig config = new SmallRyeConfigBuilder()
                .withMapping(EmbeddedConfig.class)
                .withDefaultValue("labelstream.embedded.enabled", "false")
                .withDefaultValue("labelstream.embedded.kafka.port", "19092")
                .withDefaultValue("labelstream.embedded.s3.port", "19000")
                .build()
                .getConfigMapping(EmbeddedConfig.class);

        // Then
        assertThat(config.enabled()).isFalse();
        assertThat(config.kafka().port()).isEqualTo(19092);
        assertThat(config.s3().port()).isEqualTo(19000);
    }
}

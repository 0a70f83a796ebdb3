package dev.labelstream.classify;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClassifyConfigTest {
    @Test
    void itRunsOnWhateverIsThereWithoutASetting() {
        // When
        ClassifyConfig config = config(new SmallRyeConfigBuilder());

        // Then
        assertThat(config.device()).isEqualTo("auto");
        assertThat(config.precision()).isEqualTo("auto");
        assertThat(config.batchSize()).isEqualTo(32);
        assertThat(config.maxWait()).isEqualTo(Duration.ofMillis(10));
    }

    @Test
    void everyKeyCanBeSet() {
        // When
        ClassifyConfig config = config(new SmallRyeConfigBuilder()
                .withDefaultValue("labelstream.classify.device", "cuda:1")
                .withDefaultValue("labelstream.classify.precision", "int8")
                .withDefaultValue("labelstream.classify.batch-size", "8")
                .withDefaultValue("labelstream.classify.max-wait", "1s"));

        // Then
        assertThat(config.device()).isEqualTo("cuda:1");
        assertThat(config.precision()).isEqualTo("int8");
        assertThat(config.batchSize()).isEqualTo(8);
        assertThat(config.maxWait()).isEqualTo(Duration.ofSeconds(1));
    }

    private static ClassifyConfig config(SmallRyeConfigBuilder builder) {
        return builder.addDiscoveredConverters()
                .withMapping(ClassifyConfig.class)
                .build()
                .getConfigMapping(ClassifyConfig.class);
    }
}

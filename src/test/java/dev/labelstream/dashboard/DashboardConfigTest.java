package dev.labelstream.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DashboardConfigTest {
    @Test
    void anUploadHasTheLimitsOfTheContract() {
        // When
        DashboardConfig config = config();

        // Then
        assertThat(config.streams()).isEqualTo(100);
        assertThat(config.uploadSize().asLongValue()).isEqualTo(50L << 20);
        assertThat(config.uploadTime()).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void everyKeyCanBeSet() {
        // When
        DashboardConfig config = config(
                "labelstream.dashboard.streams=3",
                "labelstream.dashboard.upload-size=1M",
                "labelstream.dashboard.upload-time=PT1H");

        // Then
        assertThat(config.streams()).isEqualTo(3);
        assertThat(config.uploadSize().asLongValue()).isEqualTo(1L << 20);
        assertThat(config.uploadTime()).isEqualTo(Duration.ofHours(1));
    }

    private static DashboardConfig config(String... settings) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .withMapping(DashboardConfig.class)
                .withConverter(MemorySize.class, 100, new MemorySizeConverter());
        for (String setting : settings) {
            String[] keyAndValue = setting.split("=", 2);
            builder.withDefaultValue(keyAndValue[0], keyAndValue[1]);
        }
        return builder.build().getConfigMapping(DashboardConfig.class);
    }
}

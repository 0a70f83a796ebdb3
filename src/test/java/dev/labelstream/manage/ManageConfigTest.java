package dev.labelstream.manage;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

class ManageConfigTest {
    @Test
    void thereIsNoDefaultPassword() {
        assertThat(config().password()).isEmpty();
    }

    @Test
    void everyKeyCanBeSet() {
        assertThat(config("labelstream.manage.password", "secret").password()).contains("secret");
    }

    private static ManageConfig config(String... keysAndValues) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder().withMapping(ManageConfig.class);
        for (int i = 0; i < keysAndValues.length; i += 2) {
            builder.withDefaultValue(keysAndValues[i], keysAndValues[i + 1]);
        }
        return builder.build().getConfigMapping(ManageConfig.class);
    }
}

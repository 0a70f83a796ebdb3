package dev.labelstream.classify;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassifyChannelTest {
    private static final String ENABLED = "mp.messaging.incoming.image-events-in.enabled";

    @Test
    void aProcessWithoutTheRoleDoesNotConsume() {
        // When, Then
        assertThat(enabled("aggregate, dashboard")).contains("false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"classify", "aggregate, classify"})
    void aProcessWithTheRoleConsumes(String roles) {
        // When, Then
        assertThat(enabled(roles)).isEmpty();
    }

    @Test
    void withoutRolesAProcessDoesEverything() {
        // When, Then
        assertThat(config(new SmallRyeConfigBuilder()).getOptionalValue(ENABLED, String.class))
                .isEmpty();
    }

    private static Optional<String> enabled(String roles) {
        return config(new SmallRyeConfigBuilder().withDefaultValue("labelstream.roles", roles))
                .getOptionalValue(ENABLED, String.class);
    }

    private static SmallRyeConfig config(SmallRyeConfigBuilder builder) {
        return builder.withSources(new ClassifyChannel()).build();
    }
}

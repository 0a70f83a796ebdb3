package dev.labelstream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class FailureLineTest {
    @ConfigMapping(prefix = "labelstream.topics")
    interface Settings {
        @WithDefault("3")
        int partitions();

        String predictions();
    }

    @Test
    void anUnknownKeyIsNamedWithTheNearestKnownOne() {
        assertThat(lineFor(Map.of("labelstream.topics.predictions", "p", "labelstream.topics.partition", "3")))
                .isEqualTo("unknown setting labelstream.topics.partition"
                        + " (the nearest known one: labelstream.topics.partitions)");
    }

    @Test
    void aWrongValueIsNamedWithItsKeyAndWhatWasExpected() {
        assertThat(lineFor(Map.of("labelstream.topics.predictions", "p", "labelstream.topics.partitions", "many")))
                .isEqualTo("wrong value for setting labelstream.topics.partitions:"
                        + " Expected an integer value, got \"many\" (it is set to \"many\")");
    }

    @Test
    void aMissingSettingIsNamed() {
        assertThat(lineFor(Map.of())).isEqualTo("setting labelstream.topics.predictions is needed but not set");
    }

    @Test
    void aTakenPortNamesTheKeyThatMovesIt() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // Given
            System.setProperty("quarkus.management.host", "127.0.0.1");
            System.setProperty("quarkus.management.port", String.valueOf(other.getLocalPort()));
            System.setProperty("quarkus.http.host", "127.0.0.1");
            System.setProperty("quarkus.http.port", "0");

            // When
            String line = FailureLine.of(new RuntimeException("Failed to start", new BindException("in use")));

            // Then
            assertThat(line)
                    .contains("port " + other.getLocalPort() + " on 127.0.0.1 is taken")
                    .contains("-Dquarkus.management.port=");
        } finally {
            for (String key : List.of("quarkus.management", "quarkus.http")) {
                System.clearProperty(key + ".host");
                System.clearProperty(key + ".port");
            }
        }
    }

    @Test
    void aMissingFileIsNamedWithoutItsExceptionType() {
        assertThat(FailureLine.of(new RuntimeException(new NoSuchFileException("photos"))))
                .isEqualTo("no such file or folder: photos");
    }

    @Test
    void whatNobodyExpectedSaysHowToSeeMoreAndStaysOneLine() {
        assertThat(FailureLine.of(new IllegalStateException("first\n  second")))
                .startsWith("IllegalStateException: first second")
                .contains("quarkus.log.level=DEBUG")
                .doesNotContain("\n");
    }

    private static String lineFor(Map<String, String> settings) {
        ConfigValidationException invalid =
                Assertions.catchThrowableOfType(ConfigValidationException.class, () -> new SmallRyeConfigBuilder()
                        .withMapping(Settings.class)
                        .withDefaultValues(settings)
                        .build());
        return FailureLine.of(new ExceptionInInitializerError(invalid));
    }
}

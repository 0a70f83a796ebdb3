package dev.labelstream.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AggregateConfigTest {
    @Test
    void theCsvIsPythonsWithoutAHeaderUnlessToldOtherwise() {
        // When
        AggregateConfig config = with(Map.of());

        // Then
        assertThat(config.quiet()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.atLeastEvery()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.header()).isEmpty();
        assertThat(config.lineSeparator()).isEqualTo(LineSeparator.CRLF);
        assertThat(config.value()).isEqualTo(CsvValue.INDEX);
        assertThat(config.sweepEvery()).isEqualTo(Duration.ofMinutes(10));
        assertThat(config.sweepMinAge()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.url()).isEmpty();
    }

    @Test
    void everyKeyCanBeSet() {
        // When
        AggregateConfig config = with(Map.of(
                "quiet", "5s",
                "at-least-every", "1m",
                "header", "id,probability",
                "line-separator", "lf",
                "value", "probability",
                "sweep-every", "0s",
                "sweep-min-age", "2s",
                "url", "http://left:8080"));

        // Then
        assertThat(config.quiet()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.atLeastEvery()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.header()).contains("id,probability");
        assertThat(config.lineSeparator()).isEqualTo(LineSeparator.LF);
        assertThat(config.value()).isEqualTo(CsvValue.PROBABILITY);
        assertThat(config.sweepEvery()).isZero();
        assertThat(config.sweepMinAge()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.url()).contains(URI.create("http://left:8080"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lf", "LF", "\n", "\\n"})
    void aLineSeparatorMayBeNamedOrWrittenOut(String written) {
        assertThat(with(Map.of("line-separator", written)).lineSeparator()).isEqualTo(LineSeparator.LF);
    }

    @Test
    void anotherLineSeparatorIsRefusedByName() {
        assertThatThrownBy(() -> with(Map.of("line-separator", ";")))
                .hasMessageContaining("labelstream.aggregate.line-separator is ';'");
    }

    private static AggregateConfig with(Map<String, String> settings) {
        SmallRyeConfigBuilder config =
                new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(AggregateConfig.class);
        settings.forEach((key, value) -> config.withDefaultValue("labelstream.aggregate." + key, value));
        return config.build().getConfigMapping(AggregateConfig.class);
    }
}

package dev.labelstream.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void pausesDoubleUpToTheLongest() {
        // Given
        Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1));

        // When, Then
        assertThat(IntStream.of(1, 2, 4, 5, 1000).mapToObj(backoff::after))
                .containsExactly(
                        Duration.ofMillis(100),
                        Duration.ofMillis(200),
                        Duration.ofMillis(800),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1));
    }
}

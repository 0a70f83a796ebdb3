package dev.labelstream.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelstream.event.TrainingProgressed;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrainingMetricsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final TrainingMetrics metrics = new TrainingMetrics(registry);

    @BeforeEach
    void register() {
        metrics.register();
    }

    @Test
    void whatRunsIsSeenAndTheLastAccuracyStaysInsideTheNextEpoch() {
        // When
        metrics.begin();
        metrics.hear(progressed(1, 0.7, 0.9));
        metrics.hear(progressed(2, 0.5, null));

        // Then
        assertThat(gauge("running")).isEqualTo(1);
        assertThat(gauge("epoch")).isEqualTo(2);
        assertThat(gauge("epochs")).isEqualTo(3);
        assertThat(gauge("loss")).isEqualTo(0.5);
        assertThat(gauge("accuracy")).isEqualTo(0.9);
    }

    @Test
    void afterItsEndOnlyItsOutcomeIsLeft() {
        // Given
        metrics.begin();
        metrics.hear(progressed(3, 0.4, 0.95));

        // When
        metrics.end("finished");

        // Then
        assertThat(gauge("running")).isZero();
        assertThat(gauge("epoch")).isNaN();
        assertThat(gauge("accuracy")).isNaN();
        assertThat(ended("finished")).isEqualTo(1);
        assertThat(ended("failed")).isZero();
    }

    private static TrainingProgressed progressed(int epoch, double loss, Double accuracy) {
        return new TrainingProgressed("t", epoch, 3, 100L * epoch, loss, accuracy, Instant.EPOCH);
    }

    private double gauge(String name) {
        return registry.get("labelstream.train." + name).gauge().value();
    }

    private double ended(String outcome) {
        return registry.get("labelstream.train.trainings")
                .tag("outcome", outcome)
                .counter()
                .count();
    }
}

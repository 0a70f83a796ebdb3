package dev.labelstream.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelstream.event.ClassificationFailed;
import dev.labelstream.event.FailureReason;
import dev.labelstream.event.ImageClassified;
import dev.labelstream.event.StoredImage;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ClassifyMetricsTest {
    private static final StoredImage IMAGE = new StoredImage("images", "1.jpg", "tag", null, 3);

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final ClassifyMetrics metrics = new ClassifyMetrics(registry);

    @Test
    void photosAreCountedByWhatBecameOfThem() {
        // Given
        Verdict dog = Verdict.of(new ImageClassified(
                IMAGE, "dog", 1, 0.98, Map.of("dog", 0.98), Samples.MODEL, Samples.UPLOADED, Samples.NOW));
        Verdict bad =
                Verdict.of(new ClassificationFailed(IMAGE, FailureReason.NOT_AN_IMAGE, "no picture", 1, Samples.NOW));

        // When
        metrics.published(Duration.ofMillis(20), List.of(dog, dog, bad, Verdict.gone("images/2.jpg")));

        // Then
        assertThat(images("classified", "", Samples.MODEL.id())).isEqualTo(2);
        assertThat(images("failed", "not-an-image", "")).isEqualTo(1);
        assertThat(images("gone", "", "")).isEqualTo(1);
        assertThat(registry.get("labelstream.classify.publish").timer().totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(20);
    }

    @Test
    void aStoreWhoseClockIsAheadDoesNotMakeTheQueueNegative() {
        // When
        metrics.queued(Samples.NOW.plusSeconds(5), Samples.NOW);

        // Then
        assertThat(registry.get("labelstream.classify.queue").timer().totalTime(TimeUnit.MILLISECONDS))
                .isZero();
    }

    private double images(String outcome, String reason, String model) {
        return registry.get("labelstream.classify.images")
                .tag("outcome", outcome)
                .tag("reason", reason)
                .tag("model", model)
                .counter()
                .count();
    }
}

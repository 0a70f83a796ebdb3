package dev.labelstream.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ClassifierWorkTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void aProcessThatClassifiesNothingHasNone() {
        assertThat(ClassifierWork.of(registry)).isNull();
        DistributionSummary.builder("labelstream.classify.batch.size").register(registry);
        assertThat(ClassifierWork.of(registry)).isNull();
    }

    @Test
    void eachStepHasItsMedianInTheOrderOfThePhotosWay() {
        // Given
        DistributionSummary.builder("labelstream.classify.batch.size")
                .register(registry)
                .record(3);
        timed("publish", 30);
        timed("fetch", 20, 20, 500);

        // When
        ClassifierWork work = ClassifierWork.of(registry);

        // Then
        assertThat(work.batchSize()).isEqualTo(3);
        assertThat(work.seconds()).containsOnlyKeys("fetch", "publish");
        assertThat(work.seconds().keySet()).containsExactly("fetch", "publish");
        assertThat(work.seconds().get("fetch")).isCloseTo(0.02, Offset.offset(0.001));
    }

    private void timed(String step, int... millis) {
        Timer timer = Timer.builder("labelstream.classify." + step)
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        for (int time : millis) {
            timer.record(Duration.ofMillis(time));
        }
    }
}

package dev.labelstream.dashboard;

import dev.labelstream.process.CommandProfile;
import dev.labelstream.process.ProcessConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.OptionalLong;

/** What all classifiers together have still to do; no number while the broker does not say. */
@Singleton
class BacklogMetrics {
    private final boolean hasRole;
    private final Backlog backlog;
    private final PredictionFeed predictions;
    private final MeterRegistry registry;

    BacklogMetrics(ProcessConfig process, Backlog backlog, DashboardTopics topics, MeterRegistry registry) {
        this.hasRole = process.roles().contains(DashboardGate.ROLE) && !CommandProfile.isActive();
        this.backlog = backlog;
        this.predictions = topics.predictions();
        this.registry = registry;
    }

    void start(@Observes StartupEvent start) {
        if (!hasRole) {
            return;
        }
        Gauge.builder("labelstream.dashboard.waiting", this, BacklogMetrics::waiting)
                .description("Notifications that no classifier has finished")
                .register(registry);
        Gauge.builder("labelstream.dashboard.rate", this, BacklogMetrics::rate)
                .description("Predictions a second, mean of the last ten")
                .register(registry);
        Gauge.builder("labelstream.dashboard.remaining", this, m -> remaining(m.waiting(), m.rate()))
                .description("Until nothing waits any more, at the rate of the last ten seconds")
                .baseUnit("seconds")
                .register(registry);
    }

    private double waiting() {
        OptionalLong waiting = backlog.waiting();
        return waiting.isPresent() ? waiting.getAsLong() : Double.NaN;
    }

    private double rate() {
        return predictions.rate().perSecond(System.nanoTime());
    }

    /**
     * In seconds.
     *
     * @param waiting NaN when unknown
     * @return infinite when something waits and nothing is done
     */
    static double remaining(double waiting, double perSecond) {
        return waiting == 0 ? 0 : waiting / perSecond;
    }
}

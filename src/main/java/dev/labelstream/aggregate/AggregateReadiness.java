package dev.labelstream.aggregate;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Red until the table holds everything the topics held at the start; always green without the role. */
@Readiness
@Singleton
class AggregateReadiness implements HealthCheck {
    private final AggregateStage stage;

    AggregateReadiness(AggregateStage stage) {
        this.stage = stage;
    }

    @Override
    public HealthCheckResponse call() {
        boolean ready = !stage.hasRole() || stage.isCaughtUp();
        return HealthCheckResponse.named("aggregate")
                .status(ready)
                .withData("rows", stage.table().rows())
                .withData("failures", stage.table().failures())
                .build();
    }
}

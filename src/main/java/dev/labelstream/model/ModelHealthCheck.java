package dev.labelstream.model;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Red while the model that was activated last is not the one in use. */
@Readiness
@Singleton
class ModelHealthCheck implements HealthCheck {
    private final ModelRegistry registry;

    ModelHealthCheck(ModelRegistry registry) {
        this.registry = registry;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("model");
        registry.problem().ifPresent(problem -> response.withData("problem", problem));
        return response.status(registry.problem().isEmpty()).build();
    }
}

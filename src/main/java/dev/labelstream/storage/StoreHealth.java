package dev.labelstream.storage;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means, among other things, that the store answers. */
@Readiness
@Singleton
class StoreHealth implements HealthCheck {
    private static final String NAME = "Object store";

    private final ObjectStore store;
    private final StorageConfig config;

    StoreHealth(ObjectStore store, StorageConfig config) {
        this.store = store;
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            store.ensureBucket(config.buckets().images());
            return HealthCheckResponse.up(NAME);
        } catch (StoreUnavailable e) {
            return HealthCheckResponse.named(NAME)
                    .down()
                    .withData("reason", e.getMessage())
                    .build();
        }
    }
}

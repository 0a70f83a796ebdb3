package dev.labelstream.aggregate.sweep;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Sweeps when asked to, and takes new photos for old. */
public class SweepsAtOnce implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("labelstream.aggregate.sweep-every", "0s", "labelstream.aggregate.sweep-min-age", "0s");
    }
}

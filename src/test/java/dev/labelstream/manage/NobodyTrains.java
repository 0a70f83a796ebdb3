package dev.labelstream.manage;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A process that shows and takes requests only, so that nothing happens to them until the test says so. */
public class NobodyTrains implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("labelstream.roles", "dashboard");
    }
}

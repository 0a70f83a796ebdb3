package dev.labelstream.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class BrokerHealthTest {
    private static final String NOBODY = "127.0.0.1:1";

    @Test
    void aBrokerThatDoesNotAnswerIsNamedWithItsAddress() {
        // Given
        BrokerHealth health = new BrokerHealth(new BrokerConnection(Map.of(), NOBODY));

        // When
        HealthCheckResponse response = health.call();
        health.close(null);

        // Then
        assertThat(response.getStatus()).isEqualTo(Status.DOWN);
        assertThat(response.getData().orElseThrow().get("reason").toString()).startsWith(NOBODY + " does not answer");
    }
}

package dev.labelstream.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class AggregateGateTest {
    private static final URI ASKED = URI.create("http://127.0.0.1:8080/api/submissions");
    private static final MultivaluedMap<String, String> NO_HEADERS = new MultivaluedHashMap<>();

    @Test
    void untilTheTableIsWholeCallersAreAskedToComeAgain() {
        // Given
        AggregateStage stage = AggregateStages.with(Map.of());

        // Then
        assertThatThrownBy(() -> new AggregateGate(() -> stage).answer(ASKED, NO_HEADERS))
                .isInstanceOfSatisfying(ServiceUnavailableException.class, refused -> assertThat(
                                refused.getResponse().getHeaderString("Retry-After"))
                        .isEqualTo("1"));
        assertThat(new AggregateReadiness(stage).call().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void aProcessWithoutTheRoleStartsNothingIsReadyAndSaysWhoToAsk() {
        // Given
        AggregateStage stage = AggregateStages.with(Map.of("labelstream.roles", "classify"));

        Set<Thread> before = Thread.getAllStackTraces().keySet();

        // When
        stage.start(new StartupEvent());

        // Then
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> !before.contains(thread))
                .extracting(Thread::getName)
                .doesNotContain("aggregate-reader", "aggregate-writer");
        assertThat(new AggregateReadiness(stage).call().getStatus()).isEqualTo(Status.UP);
        assertThatThrownBy(() -> new AggregateGate(() -> stage).answer(ASKED, NO_HEADERS))
                .isInstanceOf(ServiceUnavailableException.class)
                .hasMessageContaining("labelstream.aggregate.url");
    }
}

package dev.labelstream.embedded;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labelstream.process.StartupException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void aTakenPortIsNamedWithItsKey() throws Exception {
        // Given
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // Then
            assertThatThrownBy(() -> Ports.requireFree(other.getLocalPort(), "the store", "some.port"))
                    .isInstanceOf(StartupException.class)
                    .hasMessageContaining(Integer.toString(other.getLocalPort()))
                    .hasMessageContaining("the store")
                    .hasMessageContaining("some.port");
        }
    }

    @Test
    void aPortThatIsNoneIsRefused() {
        assertThatThrownBy(() -> Ports.requireFree(70_000, "the store", "some.port"))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("70000");
    }

    @Test
    void aFreePortIsAccepted() {
        assertThatCode(() -> Ports.requireFree(Ports.anyFree(), "the store", "some.port"))
                .doesNotThrowAnyException();
    }
}

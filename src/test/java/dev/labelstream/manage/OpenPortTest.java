package dev.labelstream.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labelstream.process.StartupException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpenPortTest {
    @Test
    void onLoopbackNobodyLogsIn() {
        // When
        OpenPort port = new OpenPort("127.0.0.1", Optional::empty);

        // Then
        assertThat(port.needsLogin()).isFalse();
        assertThatCode(() -> port.require(null)).doesNotThrowAnyException();
    }

    @Test
    void withinReachOfOthersAPasswordIsNeeded() {
        // When
        OpenPort port = new OpenPort("0.0.0.0", () -> Optional.of("secret"));

        // Then
        assertThat(port.needsLogin()).isTrue();
        assertThatCode(() -> port.require(null)).doesNotThrowAnyException();
    }

    @Test
    void withinReachOfOthersAndWithoutOneTheStartEndsWithTheMend() {
        assertThatThrownBy(() -> new OpenPort("0.0.0.0", Optional::empty).require(null))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("quarkus.http.host")
                .hasMessageContaining("set labelstream.manage.password");
    }
}

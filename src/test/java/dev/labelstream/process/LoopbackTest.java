package dev.labelstream.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackTest {
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "127.1.2.3", "::1"})
    void aServerBoundHereIsOutOfOthersReach(String host) {
        assertThat(Loopback.isBoundTo(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.168.1.2", "no such name"})
    void aServerBoundElsewhereIsNot(String host) {
        assertThat(Loopback.isBoundTo(host)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LocalHost", "127.0.0.1", "127.0.0.2", "[::1]", "::1"})
    void namesOfThisMachineNeedNoNameServer(String host) {
        assertThat(Loopback.isNamedBy(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "attacker.example",
                "localhost.attacker.example",
                "127.0.0.1.attacker.example",
                "10.0.0.1",
                "",
                "."
            })
    void otherNamesMayMeanThisMachineTodayAndAreForeignAllTheSame(String host) {
        assertThat(Loopback.isNamedBy(host)).isFalse();
    }
}

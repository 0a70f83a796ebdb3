package dev.labelstream.manage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SessionsTest {
    private final SetClock clock = new SetClock();
    private final Sessions sessions = new Sessions(clock);

    @Test
    void everyLoginHasASessionOfItsOwn() {
        // When
        String one = sessions.open();
        String other = sessions.open();

        // Then
        assertThat(one).isNotEqualTo(other).hasSizeGreaterThan(40);
        assertThat(sessions.isOpen(one)).isTrue();
        assertThat(sessions.isOpen("made up")).isFalse();
    }

    @Test
    void aLogoutEndsItAtOnce() {
        // Given
        String session = sessions.open();

        // When
        sessions.close(session);

        // Then
        assertThat(sessions.isOpen(session)).isFalse();
    }

    @Test
    void timeEndsIt() {
        // Given
        String session = sessions.open();

        // When
        clock.pass(Sessions.LIFE);

        // Then
        assertThat(sessions.isOpen(session)).isFalse();
    }
}

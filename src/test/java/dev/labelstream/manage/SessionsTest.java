package dev.labelstream.manage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private Instant now = Instant.parse("2026-01-01T08:00:00Z");
    private final Sessions sessions = new Sessions(new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

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
        now = now.plus(Sessions.LIFE);

        // Then
        assertThat(sessions.isOpen(session)).isFalse();
    }
}

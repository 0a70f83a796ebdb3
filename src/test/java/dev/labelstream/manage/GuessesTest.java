package dev.labelstream.manage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class GuessesTest {
    private static final String HERE = "192.0.2.1";
    private static final String THERE = "192.0.2.2";

    private final SetClock clock = new SetClock();
    private final Guesses guesses = new Guesses(clock);

    @Test
    void theFirstWrongOnesAreFree() {
        guess(Guesses.FREE - 1);
        assertThat(guesses.pause(HERE)).isZero();
    }

    @Test
    void whoGoesOnWaitsLongerEachTimeAndNobodyElseDoes() {
        // Given
        guess(Guesses.FREE);
        assertThat(guesses.pause(HERE)).isEqualTo(Duration.ofSeconds(1));

        // When
        guess(2);

        // Then
        assertThat(guesses.pause(HERE)).isEqualTo(Duration.ofSeconds(4));
        assertThat(guesses.pause(THERE)).isZero();
        clock.pass(Duration.ofSeconds(3));
        assertThat(guesses.pause(HERE)).isEqualTo(Duration.ofSeconds(1));
        clock.pass(Duration.ofSeconds(2));
        assertThat(guesses.pause(HERE)).isZero();
    }

    @Test
    void noPauseIsLongerThanAMinute() {
        guess(Guesses.FREE + 100);
        assertThat(guesses.pause(HERE)).isEqualTo(Guesses.LONGEST);
    }

    @Test
    void aRightPasswordAndTimeMakeThemForgotten() {
        // Given
        guess(Guesses.FREE);
        guesses.right(HERE);
        guess(Guesses.FREE - 1);
        clock.pass(Duration.ofMinutes(11));

        // When
        guess(1);

        // Then
        assertThat(guesses.pause(HERE)).isZero();
    }

    private void guess(int times) {
        for (int i = 0; i < times; i++) {
            guesses.wrong(HERE);
        }
    }
}

package dev.labelstream.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SequencerTest {
    private static final Instant NOW = Instant.parse("2026-11-24T18:43:52.239Z");

    @Test
    void textOrderIsTheOrderOfChangesEvenWithinOneTick() {
        // Given
        Sequencer sequencer = new Sequencer(Clock.fixed(NOW, ZoneOffset.UTC));

        // When
        List<String> sequence =
                IntStream.range(0, 1000).mapToObj(i -> sequencer.next()).toList();

        // Then
        assertThat(sequence).isSorted().doesNotHaveDuplicates().allMatch(text -> text.matches("[0-9A-F]{16}"));
    }

    @Test
    void afterARestartItGoesOnHigher() {
        // Given
        String before = new Sequencer(Clock.fixed(NOW, ZoneOffset.UTC)).next();

        // When
        String after = new Sequencer(Clock.fixed(NOW.plusMillis(1), ZoneOffset.UTC)).next();

        // Then
        assertThat(after).isGreaterThan(before);
    }
}

package dev.labelstream.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WriteScheduleTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final WriteSchedule schedule = new WriteSchedule(Duration.ofSeconds(2), Duration.ofSeconds(30));

    @Test
    void aFolderIsDueWhenItFellQuiet() {
        // Given
        schedule.touched("demo", 0);
        schedule.touched("demo", SECOND);

        // Then
        assertThat(schedule.due(2 * SECOND)).isEmpty();
        assertThat(schedule.due(3 * SECOND)).containsExactly("demo");
        assertThat(schedule.due(9 * SECOND)).isEmpty();
    }

    @Test
    void aFolderThatNeverFallsQuietIsDueAllTheSame() {
        // Given
        for (int second = 0; second < 30; second++) {
            schedule.touched("demo", second * SECOND);
            assertThat(schedule.due(second * SECOND)).isEmpty();
        }

        // When
        schedule.touched("demo", 30 * SECOND);

        // Then
        assertThat(schedule.due(30 * SECOND)).containsExactly("demo");
    }

    @Test
    void foldersWaitEachForItself() {
        // When
        schedule.touched("loud", 2 * SECOND);
        schedule.touched("quiet", 0);

        // Then
        assertThat(schedule.due(2 * SECOND)).containsExactly("quiet");
        assertThat(schedule.all()).containsExactly("loud");
        assertThat(schedule.all()).isEmpty();
    }
}

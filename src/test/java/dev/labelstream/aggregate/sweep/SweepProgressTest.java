package dev.labelstream.aggregate.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SweepProgressTest {
    private final List<String> lines = new ArrayList<>();
    private long now;

    @Test
    void aSweepOfSecondsSaysNothing() {
        SweepProgress progress = new SweepProgress(100, () -> now, lines::add);

        passes(9, progress, 90);

        assertThat(lines).isEmpty();
    }

    @Test
    void aLongOneSaysEveryTenSecondsHowFarItIs() {
        SweepProgress progress = new SweepProgress(100_000, () -> now, lines::add);

        passes(10, progress, 40_000);
        passes(1, progress, 44_000);
        passes(9, progress, 80_000);
        passes(10, progress, 100_500);

        assertThat(lines)
                .containsExactly(
                        "a sweep has compared 40000 photos of about 100000 in 10 s",
                        "a sweep has compared 80000 photos of about 100000 in 20 s",
                        "a sweep has compared 100500 photos in 30 s");
    }

    private void passes(int seconds, SweepProgress progress, long photos) {
        now += Duration.ofSeconds(seconds).toNanos();
        progress.at(photos);
    }
}

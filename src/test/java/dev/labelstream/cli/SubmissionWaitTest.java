package dev.labelstream.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labelstream.aggregate.Manifest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SubmissionWaitTest {
    private final List<Long> seen = new ArrayList<>();

    @Test
    void itEndsWhenEveryPhotoHasALabelOrAReason() {
        // Given
        SubmissionWait wait = following(Duration.ofMinutes(1), null, manifest(1, 0, false), manifest(2, 1, true));

        // When
        Manifest manifest = wait.awaitComplete("holiday", 3, progress());

        // Then
        assertThat(manifest.rows()).isEqualTo(2);
        assertThat(seen).containsExactly(0L, 1L, 3L);
    }

    @Test
    void aCompleteManifestOfFewerPhotosThanWereUploadedIsAnOldOne() {
        // Given
        SubmissionWait wait = following(Duration.ofMinutes(1), manifest(1, 0, true), manifest(3, 0, true));

        // When
        Manifest manifest = wait.awaitComplete("holiday", 3, progress());

        // Then
        assertThat(manifest.rows()).isEqualTo(3);
    }

    @Test
    void whenNothingHappensAnyMoreItSaysHowFarItCame() {
        // Given
        SubmissionWait wait = following(Duration.ZERO, manifest(1, 0, false));

        // Then
        assertThatThrownBy(() -> wait.awaitComplete("holiday", 3, progress()))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("1 of 3 photos of holiday");
    }

    /** The last one stays. */
    private static SubmissionWait following(Duration patience, Manifest... manifests) {
        Deque<Optional<Manifest>> next = new ArrayDeque<>(
                Arrays.stream(manifests).map(Optional::ofNullable).toList());
        return new SubmissionWait(folder -> next.size() > 1 ? next.removeFirst() : next.getFirst(), patience);
    }

    private static Manifest manifest(int rows, int failed, boolean complete) {
        List<String> keys = List.of("a", "b", "c").subList(0, failed);
        return new Manifest("holiday", rows, "", List.of(), keys, List.of(), 0, complete);
    }

    private Progress progress() {
        return new Progress() {
            @Override
            public void at(long done) {
                seen.add(done);
            }

            @Override
            public void close() {}
        };
    }
}

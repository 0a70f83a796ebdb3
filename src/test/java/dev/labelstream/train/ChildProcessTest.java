package dev.labelstream.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ChildProcessTest {
    private final List<String> results = new CopyOnWriteArrayList<>();
    private final List<String> notes = new CopyOnWriteArrayList<>();

    @Test
    void resultsAndTheExitCodeArrive() throws Exception {
        // When
        int exit = start("says", "one", "zwölf").follow(results::add, notes::add);

        // Then
        assertThat(exit).isZero();
        assertThat(results).containsExactly("one", "zwölf");
    }

    @Test
    void aFailureIsToldInTheChildsOwnWords() throws Exception {
        // Given
        ChildProcess child = start("fails", "noise", "labelstream: no photos: upload some", "more noise");

        // When
        int exit = child.follow(results::add, notes::add);

        // Then
        assertThat(exit).isEqualTo(1);
        assertThat(child.complaint(exit)).isEqualTo("no photos: upload some");
        assertThat(notes).containsExactly("noise", "labelstream: no photos: upload some", "more noise");
    }

    @Test
    void whatItSaidLastIsTheReasonWhereItGivesNone() throws Exception {
        // Given
        ChildProcess child = start("fails", "noise", "# A fatal error has been detected");

        // When
        int exit = child.follow(results::add, notes::add);

        // Then
        assertThat(child.complaint(exit))
                .isEqualTo("the training process ended with exit code 1 and without a model, after: # A fatal error has"
                        + " been detected");
    }

    @Test
    void closingItsInputEndsIt() throws Exception {
        // Given
        ChildProcess child = start("waits", "ready");

        // When
        int exit = child.follow(line -> child.stop(), notes::add);

        // Then
        assertThat(exit).isEqualTo(1);
    }

    @Test
    void aProgramThatDoesNotExistIsOneLine() {
        assertThatThrownBy(() -> ChildProcess.start(List.of("/no/such/program"), Map.of()))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("/no/such/program");
    }

    private static ChildProcess start(String behaviour, String... lines) {
        return ChildProcess.start(FakeChild.command(behaviour, lines), Map.of("LC_ALL", "C.UTF-8"));
    }
}

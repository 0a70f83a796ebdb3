package dev.labelstream.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.TracerProvider;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WriteLoopTest {
    private final InMemorySubmissionStore store = new InMemorySubmissionStore();
    private final WriteSchedule schedule = new WriteSchedule(Duration.ofNanos(2), Duration.ofNanos(30));
    private final PredictionTable table = new PredictionTable("images", folder -> schedule.touched(folder, 0));
    private long now;
    private boolean ready = true;
    private final WriteLoop loop = new WriteLoop(
            schedule,
            new SubmissionWriter(
                    table,
                    new SubmissionCsv(new CsvFormat(Optional.empty(), LineSeparator.CRLF, CsvValue.INDEX, false)),
                    store,
                    () -> {}),
            new RowTraces(
                    new TableFeed(table, "predictions", "image-failures"),
                    () -> ready,
                    "predictions",
                    "images",
                    TracerProvider.noop().get("test"),
                    Clock.systemUTC()),
            () -> ready,
            () -> now,
            Duration.ofMillis(1));

    @BeforeEach
    void classify() {
        table.classified("images/demo/1.jpg", Predictions.of("demo/1.jpg").event(), Predictions.AT);
    }

    @Test
    void nothingIsWrittenBeforeTheTableIsWhole() {
        // Given
        ready = false;
        now = 100;

        // When
        loop.round();

        // Then
        assertThat(store.writes).isEmpty();
        ready = true;
        loop.round();
        assertThat(store.writes).containsExactly("put demo.csv", "put demo.json");
    }

    @Test
    void whatTheStoreDoesNotTakeIsTriedAgain() {
        // Given
        now = 100;
        store.down = true;
        loop.round();

        // When
        store.down = false;
        now = 101;
        loop.round();

        // Then
        assertThat(store.writes).isEmpty();
        now = 102;
        loop.round();
        assertThat(store.writes).containsExactly("put demo.csv", "put demo.json");
    }

    @Test
    void whatStillWaitsIsWrittenAtTheEnd() {
        // When
        loop.close();
        loop.run();

        // Then
        assertThat(store.writes).containsExactly("put demo.csv", "put demo.json");
    }
}

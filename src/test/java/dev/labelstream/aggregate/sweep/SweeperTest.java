package dev.labelstream.aggregate.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelstream.event.ControlEvent;
import dev.labelstream.event.FailureReason;
import dev.labelstream.event.ReplayRequested;
import dev.labelstream.event.RescoreRequested;
import dev.labelstream.event.SweepFinished;
import dev.labelstream.event.SweepRequested;
import dev.labelstream.storage.ListedObject;
import dev.labelstream.storage.StoreOutage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SweeperTest {
    private static final Instant NOW = Instant.parse("2026-01-03T00:00:00Z");

    private final FakeDuty duty = new FakeDuty();
    private final FakePhotos known = new FakePhotos();
    private final FakeSink sink = new FakeSink();
    private final List<ControlEvent> told = new ArrayList<>();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private boolean storeIsDown;
    private boolean ready = true;

    @Test
    void itSweepsWhenItIsTheOneThatWritesAndKnowsAllResults() throws Exception {
        // Given
        Sweeper sweeper = every(Duration.ofHours(1));
        duty.held = false;
        sweeper.round(Duration.ZERO);
        duty.held = true;
        ready = false;
        sweeper.round(Duration.ZERO);
        assertThat(told).isEmpty();

        // When
        ready = true;
        sweeper.round(Duration.ZERO);
        sweeper.round(Duration.ZERO);

        // Then
        assertThat(told).singleElement().isInstanceOfSatisfying(SweepFinished.class, sweep -> {
            assertThat(sweep.instance()).isEqualTo("left");
            assertThat(sweep.missing()).isEqualTo(1);
            assertThat(sweep.problem()).isNull();
        });
        assertThat(registry.get("labelstream.aggregate.sweep.findings")
                        .tag("kind", "missing")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void itSweepsAgainAfterAWhile() throws Exception {
        // Given
        Sweeper sweeper = every(Duration.ofNanos(1));

        // When
        sweeper.round(Duration.ZERO);
        sweeper.round(Duration.ZERO);

        // Then
        assertThat(told).hasSize(2);
    }

    @Test
    void withoutAnIntervalItSweepsOnlyWhenAsked() throws Exception {
        // Given
        Sweeper sweeper = every(Duration.ZERO);
        sweeper.round(Duration.ZERO);
        assertThat(told).isEmpty();

        // When
        duty.requests.add(new SweepRequested(NOW));
        sweeper.round(Duration.ZERO);

        // Then
        assertThat(told).hasSize(1);
        assertThat(duty.done).isEqualTo(1);
    }

    @Test
    void aSweepThatFailsIsToldWithItsReason() throws Exception {
        // Given
        storeIsDown = true;

        // When
        every(Duration.ofHours(1)).round(Duration.ZERO);

        // Then
        assertThat(told).singleElement().isInstanceOfSatisfying(SweepFinished.class, sweep -> assertThat(
                        sweep.problem())
                .contains("list images"));
        assertThat(registry.get("labelstream.aggregate.sweep.failures")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aRescoreIsAboutTheFoldersPhotosThatAnotherModelCouldChange() throws Exception {
        // Given
        known.labelled("a/1.jpg", "e1")
                .failed("a/2.jpg", FailureReason.ENGINE, "e2", 7)
                .failed("a/3.jpg", FailureReason.NOT_AN_IMAGE, "e3", 7)
                .labelled("b/1.jpg", "e4");

        // When
        ask(new RescoreRequested("a", NOW));

        // Then
        assertThat(sink.told)
                .containsExactly(
                        "rescore s3:ObjectCreated:Put images/a/1.jpg", "rescore s3:ObjectCreated:Put images/a/2.jpg");
        assertThat(sink.confirmed).isTrue();
    }

    @Test
    void aReplayIsAboutFailuresOfAFolderAndAReason() throws Exception {
        // Given
        known.labelled("a/1.jpg", "e1")
                .failed("a/2.jpg", FailureReason.ENGINE, "e2", 7)
                .failed("a/3.jpg", FailureReason.NOT_AN_IMAGE, "e3", 7)
                .failed("b/2.jpg", FailureReason.ENGINE, "e4", 7);

        // When
        ask(new ReplayRequested("a", FailureReason.ENGINE, NOW));
        ask(new ReplayRequested(null, FailureReason.ENGINE, NOW));
        ask(new ReplayRequested("a", null, NOW));

        // Then
        assertThat(sink.told)
                .extracting(event -> event.substring(event.lastIndexOf(' ') + 1))
                .containsExactly(
                        "images/a/2.jpg", "images/a/2.jpg", "images/b/2.jpg", "images/a/2.jpg", "images/a/3.jpg");
        assertThat(duty.done).isEqualTo(3);
    }

    private void ask(ControlEvent request) throws InterruptedException {
        duty.requests.add(request);
        every(Duration.ZERO).round(Duration.ZERO);
    }

    private Sweeper every(Duration interval) {
        Sweep sweep = new Sweep(goesOn -> new KeySet(), known, this::listing, key -> true, Duration.ZERO);
        return new Sweeper(
                duty,
                () -> ready,
                sweep,
                known,
                () -> sink,
                told::add,
                new Sweeper.Settings("images", "left", interval),
                registry,
                Clock.systemUTC());
    }

    private Stream<ListedObject> listing() {
        if (storeIsDown) {
            throw StoreOutage.of("list images");
        }
        return Stream.of(new ListedObject("new/1.jpg", "e1", 7, FakePhotos.LONG_AGO));
    }

    private static final class FakeDuty implements Duty {
        private final Deque<ControlEvent> requests = new ArrayDeque<>();
        private boolean held = true;
        private int done;

        @Override
        public boolean isHeld() {
            return held;
        }

        @Override
        public Optional<ControlEvent> next(Duration wait) {
            return Optional.ofNullable(requests.poll());
        }

        @Override
        public void done() {
            done++;
        }
    }
}

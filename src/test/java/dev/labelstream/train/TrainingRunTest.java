package dev.labelstream.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.labelstream.event.ActivationRule;
import dev.labelstream.event.EventJson;
import dev.labelstream.event.TrainingEvent;
import dev.labelstream.event.TrainingFailed;
import dev.labelstream.event.TrainingFinished;
import dev.labelstream.event.TrainingProgressed;
import dev.labelstream.event.TrainingRequested;
import dev.labelstream.event.TrainingRequests;
import dev.labelstream.model.ModelCard.Metrics;
import dev.labelstream.model.ModelException;
import dev.labelstream.model.ModelFolder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TrainingRunTest {
    private static final List<String> PETS = List.of("cat", "dog");
    private static final TrainingProgressed STEP =
            new TrainingProgressed("t1", 1, 3, 64, 0.5, null, Instant.parse("2026-11-24T12:00:00Z"));

    @TempDir
    Path folder;

    private final FakeShelf shelf = new FakeShelf();
    private final List<TrainingEvent> told = new ArrayList<>();

    @Test
    void progressIsToldAndTheBetterModelTakesOver() throws Exception {
        // Given
        shelf.active = TestCards.write(folder.resolve("old"), "old", PETS, null);
        ModelFolder made = TestCards.write(folder.resolve("new"), "t1", PETS, new Metrics(40, 0.9, 0.3));

        // When
        TrainingEvent end = run(ActivationRule.IF_BETTER, "says", EventJson.write(STEP), report(made, 0.8));

        // Then
        assertThat(told).containsExactly(STEP);
        assertThat(shelf.published).containsExactly("t1");
        assertThat(shelf.activated).containsExactly("t1");
        TrainingFinished finished =
                assertThat(end).asInstanceOf(type(TrainingFinished.class)).actual();
        assertThat(finished.modelId()).isEqualTo("t1");
        assertThat(finished.accuracy()).isEqualTo(0.9);
        assertThat(finished.activated()).isTrue();
        assertThat(finished.message()).contains("0.9000", "0.8000");
    }

    @Test
    void aWorseModelIsKeptButDoesNotTakeOver() throws Exception {
        // Given
        shelf.active = TestCards.write(folder.resolve("old"), "old", PETS, null);
        ModelFolder made = TestCards.write(folder.resolve("new"), "t1", PETS, new Metrics(40, 0.9, 0.3));

        // When
        TrainingEvent end = run(ActivationRule.IF_BETTER, "says", report(made, 0.95));

        // Then
        assertThat(shelf.published).containsExactly("t1");
        assertThat(shelf.activated).isEmpty();
        assertThat(end).isInstanceOf(TrainingFinished.class);
    }

    @Test
    void aChildThatFailsIsAFailureInOneLine() throws Exception {
        assertThat(failure(run(ActivationRule.ALWAYS, "fails", "labelstream: no photos: upload some")))
                .isEqualTo("no photos: upload some");
    }

    @Test
    void aChildThatEndsWithoutAReportIsAFailure() throws Exception {
        assertThat(failure(run(ActivationRule.ALWAYS, "says", "{", "nonsense")))
                .isEqualTo("the training process ended with exit code 0 and without a model");
        assertThat(shelf.published).isEmpty();
    }

    @Test
    void aModelThatNoProcessCanUseIsAFailure() throws Exception {
        // Given
        ModelFolder made = TestCards.write(folder.resolve("new"), "t1", PETS, null);
        shelf.broken = true;

        // When
        TrainingEvent end = run(ActivationRule.ALWAYS, "says", report(made, null));

        // Then
        assertThat(failure(end)).isEqualTo("cannot load t1");
    }

    @Test
    void aRunThatIsStoppedEndsItsChildAndPublishesNothing() throws Exception {
        // Given
        TrainingRun[] run = new TrainingRun[1];
        run[0] = new TrainingRun(request(ActivationRule.ALWAYS), shelf, event -> run[0].stop("cancelled"));

        // When
        TrainingEvent end = run[0].run(
                (rival, start) -> ChildProcess.start(FakeChild.command("waits", EventJson.write(STEP)), Map.of()));

        // Then
        assertThat(failure(end)).isEqualTo("cancelled");
        assertThat(shelf.published).isEmpty();
    }

    @Test
    void aRunThatIsStoppedBeforeItBeginsStartsNoChild() throws Exception {
        // Given
        TrainingRun run = new TrainingRun(request(ActivationRule.ALWAYS), shelf, told::add);
        run.stop("cancelled");

        // When
        TrainingEvent end = run.run((rival, start) -> {
            throw new AssertionError("started");
        });

        // Then
        assertThat(failure(end)).isEqualTo("cancelled");
    }

    @Test
    void aTrainingStartsFromTheModelThatIsNamed() throws Exception {
        // Given
        shelf.active = TestCards.write(folder.resolve("old"), "old", PETS, null);
        shelf.other = TestCards.write(folder.resolve("other"), "other", PETS, null);

        // When, Then
        assertThat(start("active")).contains(folder.resolve("old"));
        assertThat(start("other")).contains(folder.resolve("other"));
        assertThat(start(null)).isEmpty();
    }

    @Test
    void aModelThatIsNotThereIsAFailureBeforeAnyChildStarts() throws Exception {
        // When
        TrainingEvent end = new TrainingRun(startingFrom("gone"), shelf, told::add).run((rival, start) -> {
            throw new AssertionError("started");
        });

        // Then
        assertThat(failure(end)).isEqualTo("there is no model gone");
    }

    private Optional<Path> start(String init) throws Exception {
        List<Optional<Path>> starts = new ArrayList<>();
        new TrainingRun(startingFrom(init), shelf, told::add).run((rival, start) -> {
            starts.add(start);
            return ChildProcess.start(FakeChild.command("says", "{"), Map.of());
        });
        return starts.get(0);
    }

    private TrainingEvent run(ActivationRule rule, String behaviour, String... lines) throws Exception {
        return new TrainingRun(request(rule), shelf, told::add)
                .run((rival, start) -> ChildProcess.start(FakeChild.command(behaviour, lines), Map.of()));
    }

    private static String failure(TrainingEvent end) {
        return assertThat(end).asInstanceOf(type(TrainingFailed.class)).actual().error();
    }

    private static String report(ModelFolder made, Double rivalAccuracy) {
        return EventJson.write(
                new TrainingReport(made.card().id(), made.path().toString(), 40, 0.9, 0.3, rivalAccuracy));
    }

    private static TrainingRequested request(ActivationRule rule) {
        return TrainingRequests.of("t1", Map.of("activate", rule));
    }

    private static TrainingRequested startingFrom(String init) {
        return TrainingRequests.of("t1", init == null ? Map.of() : Map.of("init", init));
    }

    private static final class FakeShelf implements ModelShelf {
        private ModelFolder active;
        private boolean broken;
        private ModelFolder other;
        private final List<String> published = new ArrayList<>();
        private final List<String> activated = new ArrayList<>();

        @Override
        public Optional<ModelFolder> active() {
            return Optional.ofNullable(active);
        }

        @Override
        public ModelFolder open(String id) {
            if (other == null) {
                throw new ModelException("there is no model " + id);
            }
            return other;
        }

        @Override
        public void publish(ModelFolder model) {
            published.add(model.card().id());
        }

        @Override
        public void activate(String id) {
            if (broken) {
                throw new ModelException("cannot load " + id);
            }
            activated.add(id);
        }
    }
}

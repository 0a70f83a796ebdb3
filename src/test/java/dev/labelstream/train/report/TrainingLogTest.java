package dev.labelstream.train.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelstream.train.Evaluation;
import dev.labelstream.train.TrainingListener;
import dev.labelstream.train.TrainingProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingLogTest {
    @TempDir
    Path folder;

    private final Heard heard = new Heard();
    private TrainingLog history;

    @BeforeEach
    void begin() {
        history = TrainingLog.begin(folder, heard);
    }

    @Test
    void whatIsReportedIsKeptAndPassedOn() throws IOException {
        history.progressed(at(1, 640, 0.7));
        history.epochEnded(at(1, 1280, 0.5), evaluation(0.75));

        assertThat(folder.resolve("history.csv"))
                .hasContent(
                        """
                        epoch,images,loss,learningRate,heldOutLoss,heldOutAccuracy
                        1,640,0.7,0.001,,
                        1,1280,0.5,0.001,0.4,0.75
                        """);
        assertThat(heard.lines).containsExactly("progressed 640", "epoch 1 ended");
    }

    @Test
    void aTrainingThatGoesOnHasItsWholeHistoryAndStepsMadeTwiceCountOnce() {
        history.epochEnded(at(1, 1280, 0.5), evaluation(0.75));
        history.progressed(at(2, 1900, 0.45));

        TrainingLog later = TrainingLog.goOn(folder, heard);
        later.progressed(at(2, 1600, 0.46));

        assertThat(later.points()).extracting(TrainingLog.Point::images).containsExactly(1280L, 1600L);
        assertThat(later.points().get(0).heldOutAccuracy()).isEqualTo(0.75);
    }

    @Test
    void aHistoryThatCannotBeReadIsSaidAndBegunAnew() throws IOException {
        Files.writeString(folder.resolve("history.csv"), "header\nnonsense\n");

        assertThat(TrainingLog.goOn(folder, heard).points()).isEmpty();
        assertThat(TrainingLog.goOn(folder.resolve("none"), heard).points()).isEmpty();

        assertThat(heard.lines).hasSize(2).allSatisfy(line -> assertThat(line).contains("curves begin here"));
    }

    @Test
    void aTrainingThatBeginsForgetsTheOneBefore() {
        history.progressed(at(1, 640, 0.7));

        assertThat(TrainingLog.begin(folder, heard).points()).isEmpty();
    }

    static TrainingProgress at(int epoch, long images, double loss) {
        return new TrainingProgress(epoch, 2, images, loss, 1e-3, 10, Duration.ZERO);
    }

    static Evaluation evaluation(double accuracy) {
        return new Evaluation(100, accuracy, 0.4, 0.02, new long[][] {{40, 10}, {15, 35}}, List.of());
    }

    /** Remembers what it is told. */
    static final class Heard implements TrainingListener {
        final List<String> lines = new ArrayList<>();

        @Override
        public void note(String line) {
            lines.add(line);
        }

        @Override
        public void fetched(int photos, int all) {
            lines.add("fetched " + photos);
        }

        @Override
        public void decoded(int photos, int all) {
            lines.add("decoded " + photos);
        }

        @Override
        public void progressed(TrainingProgress progress) {
            lines.add("progressed " + progress.imagesSeen());
        }

        @Override
        public void epochEnded(TrainingProgress progress, Evaluation evaluation) {
            lines.add("epoch " + progress.epoch() + " ended");
        }
    }
}

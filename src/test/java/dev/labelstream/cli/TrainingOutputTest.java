package dev.labelstream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelstream.train.TrainingProgress;
import dev.labelstream.train.TrainingReport;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class TrainingOutputTest {
    private static final TrainingProgress PROGRESS =
            new TrainingProgress(2, 5, 640, 0.25, 1e-3, 100, Duration.ofSeconds(65));
    private static final TrainingReport REPORT = new TrainingReport("first", "snapshots/first", 8, 0.75, 0.5, null);

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void rateAndRemainingTimeAreTold() {
        tell(output(false));
        assertThat(err.toString()).contains("epoch 2 of 5", "100.0 images/s, 0:01:05 left", "one photo is left out");
    }

    @Test
    void inQuietOnlyTheResultAndWhatIsWrongAreTold() {
        tell(output(false, "--quiet"));
        assertThat(err.toString().lines()).containsExactly("one photo is left out");
        assertThat(out.toString()).startsWith("snapshots/first: accuracy 0.7500");
    }

    @Test
    void inQuietTheOnlyJsonLineIsTheResult() {
        tell(output(true, "--quiet"));
        assertThat(out.toString().lines()).singleElement().asString().contains("\"accuracy\":0.75");
    }

    private TrainingOutput output(boolean json, String... options) {
        ProgressOption told = CommandLine.populateCommand(new ProgressOption(), options);
        return new TrainingOutput("first", json, told, new PrintWriter(out, true), new PrintWriter(err, true));
    }

    private static void tell(TrainingOutput output) {
        output.note("one photo is left out");
        output.progressed(PROGRESS);
        output.finished(REPORT);
    }
}

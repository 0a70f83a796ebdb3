package dev.labelstream.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelstream.model.MeasuredPrecisions;
import dev.labelstream.model.ModelFolder;
import dev.labelstream.model.TestModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrecisionMeasurementTest {
    private static final int OF_EACH = 8;

    @TempDir
    Path temporary;

    @BeforeAll
    static void startEngine() {
        TestModels.startEngine();
    }

    @Test
    void theCardTellsWhatEachPrecisionCostsAndWhatInt8Needs() throws IOException {
        // Given
        ModelFolder folder = TestModels.resnet18(temporary.resolve("m"), "small", 32, "lying", "standing");
        Path photos = Pictures.draw(temporary.resolve("photos"), OF_EACH);
        Files.writeString(photos.resolve("lying_99.jpg"), "no photo");
        List<LabelledPhoto> labelled =
                LabelledPhotos.readFor(folder.card(), photos).photos();
        List<String> notes = new ArrayList<>();

        // When
        new PrecisionMeasurement(Pictures.preprocessor(), notes::add).measure(folder, labelled, List.of());

        // Then
        MeasuredPrecisions measured = ModelFolder.open(folder.path()).card().precisions();
        assertThat(measured.images()).isEqualTo(2 * OF_EACH);
        assertThat(measured.accuracy()).containsKey("float32");
        assertThat(measured.accuracy().values()).allSatisfy(a -> assertThat(a).isBetween(0.0, 1.0));
        assertThat(measured.ranges()).hasSize(20).containsKeys("conv1", "layer4.1.conv2", "layer2.0.downsample.0");
        assertThat(notes).hasSize(2).allSatisfy(note -> assertThat(note).contains("lying_99.jpg"));
    }
}

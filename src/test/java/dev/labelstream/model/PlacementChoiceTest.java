package dev.labelstream.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labelstream.model.network.Range;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacementChoiceTest {
    private static final Processor NEW = new Processor("new", true, Set.of("avx2", "avx512_bf16"));
    private static final Processor OLD = new Processor("old", true, Set.of());
    private static final Map<String, Range> RANGES = Map.of("conv1", new Range(0, 1));

    @TempDir
    Path temporary;

    @BeforeAll
    static void startEngine() {
        TestModels.startEngine();
    }

    @Test
    void onlyWhatTheProcessorHasIsTried() {
        ModelCard card = card(new MeasuredPrecisions(9, Map.of("float32", 0.9, "int8", 0.9), RANGES));

        assertThat(PlacementChoice.candidates(card, NEW, false))
                .containsExactly(Precision.INT8, Precision.BFLOAT16, Precision.FLOAT32);
        assertThat(PlacementChoice.candidates(card, OLD, false)).containsExactly(Precision.FLOAT32);
    }

    @Test
    void whatCostsAccuracyIsNotTried() {
        ModelCard card = card(new MeasuredPrecisions(9, Map.of("float32", 0.9, "int8", 0.8, "bfloat16", 0.89), RANGES));

        assertThat(PlacementChoice.candidates(card, NEW, false)).containsExactly(Precision.FLOAT32);
    }

    @Test
    void aModelThatWasNeverMeasuredHasNoInt8() {
        assertThat(PlacementChoice.candidates(card(null), NEW, false))
                .containsExactly(Precision.BFLOAT16, Precision.FLOAT32);
    }

    @Test
    void aGpuServesInFloat32UnlessItIsTold() {
        assertThat(PlacementChoice.candidates(card(null), NEW, true)).containsExactly(Precision.FLOAT32);
    }

    @Test
    void timesAreTakenOnceForAMachineAndModel() throws IOException {
        // Given
        Assumptions.assumeTrue(Processor.here().hasBfloat16(), "one precision needs no choice");
        ModelFolder folder = TestModels.resnet18(temporary.resolve("m"), "small", 32, "cat", "dog");
        PlacementChoice choice = choice("auto");

        // When
        Placement first = choice.measured(folder);

        // Then
        try (Stream<Path> kept = Files.list(temporary.resolve("precision"))) {
            Path file = kept.findFirst().orElseThrow();
            Files.writeString(file, "{\"FLOAT32\":9e9,\"BFLOAT16\":1.0}");
        }
        assertThat(first.precision()).isIn(Precision.FLOAT32, Precision.BFLOAT16);
        assertThat(choice("auto").measured(folder).precision()).isEqualTo(Precision.FLOAT32);
        assertThat(choice("auto").quick(folder).precision()).isEqualTo(Precision.FLOAT32);
    }

    @Test
    void fewPicturesAreNotWorthTakingTimes() {
        ModelFolder folder = TestModels.resnet18(temporary.resolve("m"), "small", 32, "cat", "dog");

        Placement quick = choice("auto").quick(folder);

        assertThat(quick.precision())
                .isEqualTo(Processor.here().hasBfloat16() ? Precision.BFLOAT16 : Precision.FLOAT32);
        assertThat(temporary.resolve("precision")).doesNotExist();
    }

    @Test
    void aSettingIsObeyedOrRefused() {
        ModelFolder folder = TestModels.resnet18(temporary.resolve("m"), "small", 32, "cat", "dog");

        assertThat(choice("float32").measured(folder).precision()).isEqualTo(Precision.FLOAT32);
        assertThatThrownBy(() -> choice("float16").measured(folder))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("precision float16 needs a GPU");
    }

    private PlacementChoice choice(String precision) {
        return new PlacementChoice(new Engine(Optional.of(temporary), false, Optional.of(1)), "cpu", precision);
    }

    private static ModelCard card(MeasuredPrecisions measured) {
        return new ModelCard(
                "m",
                "resnet18",
                null,
                List.of("cat", "dog"),
                32,
                new float[3],
                new float[] {1, 1, 1},
                null,
                null,
                null,
                "0",
                Instant.EPOCH,
                null,
                measured);
    }

    private record Engine(Optional<Path> cacheDir, boolean download, Optional<Integer> threads)
            implements EngineConfig {}
}

package dev.labelstream.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.labelstream.model.torchscript.Script;
import dev.labelstream.model.weights.Safetensors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelExportTest {
    private static final int SIZE = 32;

    @TempDir
    Path temporary;

    private ModelFolder folder;

    @BeforeAll
    static void startEngine() {
        TestModels.startEngine();
    }

    @BeforeEach
    void makeModel() {
        folder = TestModels.resnet18(temporary.resolve("m"), "small", SIZE, "cat", "dog");
    }

    @Test
    void theTorchScriptFileIsTheWholeNetwork() throws IOException {
        // Given
        Path file = temporary.resolve("network.pt");
        ByteBuffer pictures = Formula.pictures(4, SIZE);

        // When
        ModelExport.TORCHSCRIPT.export(folder, file);

        // Then
        try (Classifier classifier = Classifier.load(folder, TestModels.PLACEMENT);
                Script script = Script.load(Files.readAllBytes(file), Device.cpu());
                NDManager scope = script.manager().newSubManager()) {
            NDArray input = scope.create(pictures, new Shape(4, SIZE, SIZE, 3), DataType.UINT8);
            float[] found = script.infer(new NDList(input)).singletonOrThrow().toFloatArray();
            float[][] expected = classifier.classify(pictures, 4);
            for (int i = 0; i < 4; i++) {
                assertThat(found[2 * i]).isCloseTo(expected[i][0], within(1e-5f));
                assertThat(found[2 * i + 1]).isCloseTo(expected[i][1], within(1e-5f));
            }
        }
    }

    @Test
    void theSafetensorsFileHoldsTheWeights() throws IOException {
        Path file = temporary.resolve("weights.safetensors");

        ModelExport.SAFETENSORS.export(folder, file);

        assertThat(Safetensors.read(file)).isEqualTo(folder.weights());
    }

    @Test
    void aFileThatCannotBeWrittenIsNamed() {
        Path nowhere = temporary.resolve("missing/network.pt");

        assertThatThrownBy(() -> ModelExport.TORCHSCRIPT.export(folder, nowhere))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("cannot write " + nowhere);
    }
}

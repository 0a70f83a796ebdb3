package dev.labelstream.model.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files were written by PyTorch 2.7.1's {@code torch.save}. */
class StateDictTest {
    @TempDir
    Path temporary;

    @Test
    void viewsParametersAndTypesBecomePlainTensors() throws IOException {
        Map<String, Tensor> tensors = StateDict.read(file("state-dict.pth"));

        assertThat(tensors)
                .containsOnlyKeys("brain.weight", "layer.bias", "layer.weight", "module.parameter", "scalar");
        assertThat(tensors.get("layer.weight")).isEqualTo(new Tensor(new int[] {4, 3}, new float[] {
            0, 1, 2, 0.25f, 1.25f, 2.25f, 0.5f, 1.5f, 2.5f, 0.75f, 1.75f, 2.75f
        }));
        assertThat(tensors.get("layer.bias").values()).containsExactly(1.25f, 1.5f, 1.75f);
        assertThat(tensors.get("brain.weight").values()).containsExactly(0.5f, 3);
        assertThat(tensors.get("module.parameter").values()).containsExactly(9);
        assertThat(tensors.get("scalar").shape()).isEmpty();
    }

    @Test
    void aStateDictInsideATrainingCheckpointIsFound() throws IOException {
        assertThat(StateDict.read(file("nested.pth"))).containsOnlyKeys("w");
        assertThat(StateDict.read(file("training.pth"))).containsOnlyKeys("weight", "bias");
    }

    @Test
    void thePrefixOfAWrapperIsTakenOffAndItsCounterLeftOut() throws IOException {
        Map<String, Tensor> tensors = StateDict.read(file("parallel.pth"));

        assertThat(tensors).containsOnlyKeys("weight", "bias", "running_mean", "running_var");
        assertThat(tensors.get("weight").values()).containsExactly(0.5f, 2);
    }

    @Test
    void halfAndDoublePrecisionBecomeSinglePrecision() throws IOException {
        Map<String, Tensor> tensors = StateDict.read(file("types.pth"));

        assertThat(tensors.get("half").values()).containsExactly(1.5f, -65504, 5.9604645e-8f);
        assertThat(tensors.get("double").values()).containsExactly(0.1f, 1e-3f);
    }

    @Test
    void everyHalfSurvivesBeingReadAndWritten() {
        for (int bits = 0; bits < 0x10000; bits++) {
            float value = Float16.toFloat((short) bits);
            if (Float.isNaN(value)) {
                assertThat(Float16.toFloat(Float16.of(value))).isNaN();
            } else {
                assertThat(Float16.of(value)).isEqualTo((short) bits);
            }
        }
        assertThat(Float16.of(65_519)).isEqualTo((short) 0x7bff);
        assertThat(Float16.of(65_520)).isEqualTo((short) 0x7c00);
        assertThat(Float16.of(1e30f)).isEqualTo((short) 0x7c00);
    }

    @Test
    void aPickleThatWouldRunAProgramIsRefusedAndRunsNothing() {
        refused("evil.pth", "evil.pth: its pickle asks for posix.system, which builds no tensor and is not run");
    }

    @Test
    void wholeNumbersAreNoWeights() {
        refused("integers.pth", "tensor count holds whole numbers");
    }

    @Test
    void aTensorAloneIsNoStateDict() {
        refused("bare-tensor.pth", "it holds no state dict");
    }

    @Test
    void theFormerFormatSaysHowToWriteItAnew() {
        refused("legacy.pth", "legacy.pth: PyTorch's format before 1.6: write it anew in Python, torch.save(");
    }

    @Test
    void aFileThatIsNeitherIsRefused() throws IOException {
        Path text = Files.writeString(temporary.resolve("text.pth"), "no checkpoint");

        assertThatThrownBy(() -> StateDict.read(text))
                .isInstanceOf(WeightsFormatException.class)
                .hasMessageContaining("text.pth: ");
    }

    private void refused(String name, String message) {
        assertThatThrownBy(() -> StateDict.read(file(name)))
                .isInstanceOf(WeightsFormatException.class)
                .hasMessageContaining(message);
    }

    private Path file(String name) {
        try (InputStream bytes = StateDictTest.class.getResourceAsStream("/weights/" + name)) {
            Path copy = temporary.resolve(name);
            Files.copy(bytes, copy);
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy " + name, e);
        }
    }
}

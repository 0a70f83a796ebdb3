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
class TorchCheckpointTest {
    @TempDir
    Path temporary;

    @Test
    void viewsParametersAndTypesBecomePlainTensors() throws IOException {
        Map<String, Tensor> tensors = TorchCheckpoint.read(file("state-dict.pth"));

        assertThat(tensors).containsOnlyKeys("brain.weight", "layer.bias", "layer.weight", "parameter", "scalar");
        assertThat(tensors.get("layer.weight")).isEqualTo(new Tensor(new int[] {4, 3}, new float[] {
            0, 1, 2, 0.25f, 1.25f, 2.25f, 0.5f, 1.5f, 2.5f, 0.75f, 1.75f, 2.75f
        }));
        assertThat(tensors.get("layer.bias").values()).containsExactly(1.25f, 1.5f, 1.75f);
        assertThat(tensors.get("brain.weight").values()).containsExactly(0.5f, 3);
        assertThat(tensors.get("parameter").values()).containsExactly(9);
        assertThat(tensors.get("scalar").shape()).isEmpty();
    }

    @Test
    void aStateDictInsideATrainingCheckpointIsFound() throws IOException {
        assertThat(TorchCheckpoint.read(file("nested.pth"))).containsOnlyKeys("w");
    }

    @Test
    void aPickleThatWouldRunAProgramIsRefusedAndRunsNothing() {
        assertThatThrownBy(() -> TorchCheckpoint.read(file("evil.pth")))
                .isInstanceOf(WeightsFormatException.class)
                .hasMessageContaining("evil.pth: no PyTorch state dict")
                .hasMessageContaining("posix.system");
    }

    @Test
    void halfPrecisionSaysHowToSaveIt() {
        assertThatThrownBy(() -> TorchCheckpoint.read(file("half.pth")))
                .isInstanceOf(WeightsFormatException.class)
                .hasMessageContaining("tensor half.weight is neither float32 nor bfloat16");
    }

    @Test
    void aTensorAloneIsNoStateDict() {
        assertThatThrownBy(() -> TorchCheckpoint.read(file("bare-tensor.pth")))
                .isInstanceOf(WeightsFormatException.class)
                .hasMessageContaining("it holds no state dict");
    }

    @Test
    void aFileThatIsNoZipIsRefused() throws IOException {
        Path text = Files.writeString(temporary.resolve("text.pth"), "no checkpoint");

        assertThatThrownBy(() -> TorchCheckpoint.read(text))
                .isInstanceOf(WeightsFormatException.class)
                .hasMessageContaining("text.pth: no PyTorch checkpoint");
    }

    private Path file(String name) {
        try (InputStream bytes = TorchCheckpointTest.class.getResourceAsStream("/weights/" + name)) {
            Path copy = temporary.resolve(name);
            Files.copy(bytes, copy);
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy " + name, e);
        }
    }
}

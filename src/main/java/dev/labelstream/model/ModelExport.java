package dev.labelstream.model;

import dev.labelstream.model.network.NetworkScript;
import dev.labelstream.model.torchscript.ElementType;
import dev.labelstream.model.weights.Safetensors;
import dev.labelstream.model.weights.StoredType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A model as a file for other programs. */
public enum ModelExport {
    /**
     * The whole network for {@code torch.jit.load}, Triton and the like: uint8 {@code [N, S, S, 3]} RGB in, probabilities
     * {@code [N, classes]} out, float32, nothing in it that only some processors have.
     */
    TORCHSCRIPT {
        @Override
        void write(ModelFolder model, Path file) throws IOException {
            NetworkScript script = new NetworkScript(model.normalisation(), ElementType.FLOAT32);
            Files.write(file, script.serving(model.network(), model.weights()));
        }
    },
    /** The weights under torchvision's names, float32. */
    SAFETENSORS {
        @Override
        void write(ModelFolder model, Path file) throws IOException {
            Safetensors.write(file, model.weights(), StoredType.F32);
        }
    };

    abstract void write(ModelFolder model, Path file) throws IOException;

    /** @throws ModelException when the model or the file is at fault */
    public void export(ModelFolder model, Path file) {
        try {
            write(model, file);
        } catch (IOException e) {
            throw new ModelException("cannot write %s: %s".formatted(file, e), e);
        }
    }
}

package dev.labelstream.model;

import dev.labelstream.model.network.Network;
import dev.labelstream.model.weights.Safetensors;
import dev.labelstream.model.weights.Tensor;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Reads weights for one network, or says in one line why they are none. */
public final class Weights {
    private Weights() {}

    /** @throws ModelException naming the file and the tensor */
    public static Map<String, Tensor> read(Path file, Network network) {
        try {
            Map<String, Tensor> weights = Safetensors.read(file);
            check(file, network, weights);
            return weights;
        } catch (NoSuchFileException e) {
            throw new ModelException("there is no file " + file, e);
        } catch (IOException e) {
            throw new ModelException("cannot read weights: " + e.getMessage(), e);
        }
    }

    /** @param file where they come from, for the message */
    public static void check(Path file, Network network, Map<String, Tensor> weights) {
        Optional<String> mismatch = network.mismatch(weights);
        if (mismatch.isPresent()) {
            throw new ModelException("%s does not hold a %s with %d classes: %s"
                    .formatted(file, network.architecture().id(), network.classes(), mismatch.get()));
        }
        weights.forEach((name, tensor) -> {
            for (float value : tensor.values()) {
                if (!Float.isFinite(value)) {
                    throw new ModelException("%s: tensor %s holds %s: train again, or take an earlier snapshot"
                            .formatted(file, name, value));
                }
            }
        });
    }
}

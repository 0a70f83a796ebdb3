package dev.labelstream.model;

import dev.labelstream.model.network.Network;
import dev.labelstream.model.network.TensorSpec;
import dev.labelstream.model.weights.Safetensors;
import dev.labelstream.model.weights.Tensor;
import dev.labelstream.model.weights.TorchCheckpoint;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Reads weights for one network from safetensors or a PyTorch state dict, or says in one line why they are none. */
public final class Weights {
    private Weights() {}

    /** @throws ModelException naming the file and the tensor */
    public static Map<String, Tensor> read(Path file, Network network) {
        Map<String, Tensor> weights = readUnchecked(file);
        check(file, network, weights);
        return weights;
    }

    /**
     * Weights to go on from: another number of classes keeps everything but the last layer, which starts anew.
     *
     * @param first what a layer that starts anew holds
     */
    public static Map<String, Tensor> readForTraining(Path file, Network network, Map<String, Tensor> first) {
        Map<String, Tensor> weights = readUnchecked(file);
        for (TensorSpec spec : network.lastLayer()) {
            Tensor found = weights.get(spec.name());
            if (found != null && !Arrays.equals(found.shape(), spec.shape())) {
                weights.put(spec.name(), first.get(spec.name()));
            }
        }
        check(file, network, weights);
        return weights;
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

    private static Map<String, Tensor> readUnchecked(Path file) {
        try {
            String name = file.getFileName().toString();
            return name.endsWith(".pth") || name.endsWith(".pt") ? TorchCheckpoint.read(file) : Safetensors.read(file);
        } catch (NoSuchFileException e) {
            throw new ModelException("there is no file " + file, e);
        } catch (IOException e) {
            throw new ModelException("cannot read weights: " + e.getMessage(), e);
        }
    }
}

package dev.labelstream.model;

import dev.labelstream.model.network.Network;
import dev.labelstream.model.weights.StateDict;
import dev.labelstream.model.weights.Tensor;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reads weights for one network from safetensors or a PyTorch state dict, or says why they are none. */
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
     * @throws ModelException naming the file and the tensors
     */
    public static StartingWeights readForTraining(Path file, Network network, Map<String, Tensor> first) {
        return StartingWeights.of(file, readUnchecked(file), network, first);
    }

    /** @param file where they come from, for the message */
    public static void check(Path file, Network network, Map<String, Tensor> weights) {
        List<String> differences = network.differences(weights);
        if (!differences.isEmpty()) {
            throw new WeightsMismatch(file, network, differences);
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
            return StateDict.read(file);
        } catch (NoSuchFileException e) {
            throw new ModelException("there is no file " + file, e);
        } catch (IOException e) {
            throw new ModelException("cannot read weights: " + e.getMessage(), e);
        }
    }
}

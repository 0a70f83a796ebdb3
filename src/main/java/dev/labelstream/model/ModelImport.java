package dev.labelstream.model;

import dev.labelstream.model.network.Architecture;
import dev.labelstream.model.network.Network;
import dev.labelstream.model.network.Variant;
import dev.labelstream.model.weights.StoredType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes a model of weights that were trained elsewhere.
 *
 * @param id of the model
 * @param labels class names; the position is the class index
 * @param inputSize width and height in pixels
 */
public record ModelImport(String id, Architecture architecture, Variant variant, List<String> labels, int inputSize) {
    public ModelImport {
        labels = List.copyOf(labels);
        architecture.misfit(variant, inputSize).ifPresent(misfit -> {
            throw new ModelException(misfit.reason());
        });
    }

    /** @param weights where the model's numbers came from */
    public record Imported(ModelFolder folder, StartingWeights weights) {}

    /**
     * Reads the weights and writes the model folder, in float32, so that not a bit is lost.
     *
     * @param file safetensors or a PyTorch state dict
     * @param out the folder, which must not hold a model yet
     * @throws ModelException naming the file and what is wrong with it
     */
    public Imported read(Path file, Path out) {
        if (Files.exists(out.resolve(ModelFolder.CARD))) {
            throw new ModelException(out + " holds a model already: remove it, or give another --id or --out");
        }
        Network network = architecture.network(variant, inputSize, labels.size());
        StartingWeights weights = Weights.readForTraining(file, network, network.firstWeights(0));
        ModelFolder folder = ModelFolder.write(out, weights.tensors(), StoredType.F32, sha256 -> card(sha256, file));
        return new Imported(folder, weights);
    }

    private ModelCard card(String sha256, Path file) {
        try {
            return ModelCard.made(
                    id,
                    architecture.id(),
                    variant,
                    labels,
                    inputSize,
                    null,
                    null,
                    sha256,
                    file.getFileName().toString());
        } catch (IllegalArgumentException e) {
            throw new ModelException("cannot import " + file + ": " + e.getMessage(), e);
        }
    }
}

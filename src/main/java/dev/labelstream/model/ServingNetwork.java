package dev.labelstream.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.labelstream.model.network.Network;
import dev.labelstream.model.network.NetworkScript;
import dev.labelstream.model.network.Normalisation;
import dev.labelstream.model.network.OneDnnScript;
import dev.labelstream.model.network.Range;
import dev.labelstream.model.torchscript.Script;
import dev.labelstream.model.weights.Tensor;
import java.nio.ByteBuffer;
import java.util.Map;

/** A network in memory in the form that classifies fastest. Not thread-safe. */
final class ServingNetwork implements AutoCloseable {
    private final Script script;
    private final int classes;

    private ServingNetwork(Script script, int classes) {
        this.script = script;
        this.classes = classes;
    }

    static ServingNetwork load(ModelFolder folder, Placement placement) {
        if (placement.precision() == Precision.INT8) {
            folder.card().int8Obstacle().ifPresent(why -> {
                throw new ModelException(why + "; or use precision auto");
            });
        }
        Map<String, Range> ranges = folder.card().ranges().orElse(Map.of());
        return load(folder.network(), folder.normalisation(), folder.weights(), ranges, placement);
    }

    /** For precisions that need no ranges. */
    static ServingNetwork load(
            Network network, Normalisation normalisation, Map<String, Tensor> weights, Placement placement) {
        return load(network, normalisation, weights, Map.of(), placement);
    }

    static ServingNetwork load(
            Network network,
            Normalisation normalisation,
            Map<String, Tensor> weights,
            Map<String, Range> ranges,
            Placement placement) {
        byte[] archive;
        if (placement.device().isGpu() || !Processor.here().x86()) {
            archive = new NetworkScript(normalisation, placement.precision().type()).serving(network, weights);
        } else {
            OneDnnScript script = new OneDnnScript(network, normalisation, weights);
            archive = placement.precision() == Precision.INT8
                    ? script.int8(ranges)
                    : script.fused(placement.precision().type());
        }
        return new ServingNetwork(Script.load(archive, placement.device()), network.classes());
    }

    /**
     * Runs one batch.
     *
     * @param pixels direct, uint8 {@code [count, size, size, 3]} RGB, from its beginning
     * @return a row of probabilities for each picture
     */
    float[][] classify(ByteBuffer pixels, int count, int size) {
        try (NDManager scope = script.manager().newSubManager()) {
            Shape shape = new Shape(count, size, size, 3);
            ByteBuffer batch = pixels.duplicate().position(0).limit(Math.toIntExact(shape.size()));
            NDArray input = scope.create(batch.slice(), shape, DataType.UINT8);
            float[] flat = script.infer(new NDList(input)).singletonOrThrow().toFloatArray();
            float[][] rows = new float[count][classes];
            for (int i = 0; i < count; i++) {
                System.arraycopy(flat, i * classes, rows[i], 0, classes);
            }
            return rows;
        }
    }

    @Override
    public void close() {
        script.close();
    }
}

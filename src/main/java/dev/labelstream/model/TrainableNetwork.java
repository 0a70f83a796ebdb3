package dev.labelstream.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import dev.labelstream.model.network.Network;
import dev.labelstream.model.network.NetworkScript;
import dev.labelstream.model.network.Normalisation;
import dev.labelstream.model.network.TensorSpec;
import dev.labelstream.model.torchscript.Script;
import dev.labelstream.model.weights.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A network in memory that learns. Not thread-safe. */
public final class TrainableNetwork implements AutoCloseable {
    private final Network network;
    private final Script script;

    private TrainableNetwork(Network network, Script script) {
        this.network = network;
        this.script = script;
    }

    public static TrainableNetwork load(
            Network network, Normalisation normalisation, Map<String, Tensor> weights, Placement placement) {
        boolean blocked = !placement.device().isGpu() && Processor.here().x86();
        byte[] archive =
                new NetworkScript(normalisation, placement.precision().type()).trainable(network, weights, blocked);
        return new TrainableNetwork(network, Script.load(archive, placement.device()));
    }

    /**
     * The forward pass that trains: batch statistics are used and followed.
     *
     * @param pixels uint8 {@code [N, S, S, 3]} RGB
     * @return {@code [N, classes]}, of the pixels' manager
     */
    public NDArray train(NDArray pixels) {
        return script.train(new NDList(pixels)).singletonOrThrow();
    }

    /** The forward pass in evaluation mode; shapes as in {@link #train}. */
    public NDArray infer(NDArray pixels) {
        return script.infer(new NDList(pixels)).singletonOrThrow();
    }

    /** What an optimiser changes, by torchvision's names. */
    public Map<String, NDArray> parameters() {
        return script.parameters();
    }

    /** All tensors in state-dict order, as in {@link #weights}. */
    public List<TensorSpec> tensors() {
        return network.tensors();
    }

    /** The tensors themselves, in that order: a change is seen by the next pass. */
    public NDList state(NDManager owner) {
        return script.call("state", owner);
    }

    public NDManager manager() {
        return script.manager();
    }

    /** A copy of all tensors, running statistics too, in state-dict order. */
    public Map<String, Tensor> weights() {
        Map<String, Tensor> weights = new LinkedHashMap<>();
        List<TensorSpec> specs = network.tensors();
        try (NDManager scope = script.manager().newSubManager()) {
            NDList state = state(scope);
            for (int i = 0; i < specs.size(); i++) {
                TensorSpec spec = specs.get(i);
                weights.put(spec.name(), new Tensor(spec.shape(), state.get(i).toFloatArray()));
            }
        }
        return weights;
    }

    @Override
    public void close() {
        script.close();
    }
}

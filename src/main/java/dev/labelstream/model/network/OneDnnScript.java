package dev.labelstream.model.network;

import dev.labelstream.model.torchscript.ElementType;
import dev.labelstream.model.torchscript.PackedTensors;
import dev.labelstream.model.torchscript.ScriptArchive;
import dev.labelstream.model.torchscript.ScriptModule;
import dev.labelstream.model.torchscript.ScriptTensor;
import dev.labelstream.model.weights.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The serving forms for x86 processors, which call oneDNN's fused kernels by name. They take uint8 {@code [N, S, S, 3]} RGB
 * and give probabilities {@code [N, classes]}, as {@link NetworkScript#serving} does.
 */
public final class OneDnnScript {
    private final Network network;
    private final Normalisation normalisation;
    private final Map<String, Tensor> weights;

    public OneDnnScript(Network network, Normalisation normalisation, Map<String, Tensor> weights) {
        this.network = network;
        this.normalisation = normalisation;
        this.weights = weights;
    }

    /**
     * Looks at what int8 has to cover.
     *
     * @param archive takes pictures as a serving form does and gives least and most of each point, {@code [2·points]}
     * @param points names of convolutions
     */
    public record Ranges(byte[] archive, List<String> points) {}

    /** In float32 or bfloat16. */
    public byte[] fused(ElementType compute) {
        Folding folding = new Folding(weights);
        List<Layer> layers = new ArrayList<>(folding.fold(network.layers()));
        ForwardCode code = new ForwardCode(compute, false);
        List<ScriptTensor> constants = normalisation.constants();
        String pixels;
        if (layers.get(0) instanceof Convolution first && first.bias()) {
            ByteInput input = new ByteInput(normalisation, first, compute);
            layers.set(0, input.fold(folding.weights(), weight -> ScriptTensors.rounded(weight, compute)));
            constants = List.of(input.padding());
            pixels = input.pad(code);
        } else {
            pixels = NetworkScript.firstStep(code);
        }
        PackedTensors packed = new PackedTensors();
        FusedSteps steps = new OneDnnSteps(code, packed, folding.weights(), compute);
        String logits = new FusedWalk(steps).write(layers, pixels);
        return ScriptArchive.of(
                NetworkScript.served(code, folding.weights(), compute),
                NetworkScript.probabilities(code, logits),
                constants,
                packed);
    }

    /** @param ranges for each of the {@link Ranges#points} */
    public byte[] int8(Map<String, Range> ranges) {
        Folding folding = new Folding(weights);
        List<Layer> layers = new ArrayList<>(folding.fold(network.layers()));
        ByteInput input = new ByteInput(normalisation, (Convolution) layers.get(0), ElementType.UINT8);
        layers.set(0, input.fold(folding.weights(), Int8Steps::rounded));
        ForwardCode code = new ForwardCode(ElementType.FLOAT32, false);
        PackedTensors packed = new PackedTensors();
        Int8Steps steps = new Int8Steps(code, packed, folding.weights(), ranges);
        String logits = new FusedWalk(steps).write(layers, steps.bytes(input.pad(code)));
        return ScriptArchive.of(
                NetworkScript.served(code, folding.weights(), ElementType.FLOAT32),
                NetworkScript.probabilities(code, logits),
                List.of(input.padding()),
                packed);
    }

    /** Empty when not every convolution of this network can have bytes. */
    public Optional<Ranges> ranges() {
        Folding folding = new Folding(weights);
        List<Layer> layers = folding.fold(network.layers());
        ForwardCode code = new ForwardCode(ElementType.FLOAT32, false);
        String input = NetworkScript.firstStep(code);
        RangeSteps steps = new RangeSteps(code, input);
        new FusedWalk(steps).write(layers, input);
        if (!steps.isComplete()) {
            return Optional.empty();
        }
        ScriptModule root = NetworkScript.served(code, folding.weights(), ElementType.FLOAT32);
        List<ScriptTensor> constants = normalisation.constants();
        byte[] archive = ScriptArchive.of(root, NetworkScript.method(code, steps.extremes()), constants);
        return Optional.of(new Ranges(archive, steps.points()));
    }
}

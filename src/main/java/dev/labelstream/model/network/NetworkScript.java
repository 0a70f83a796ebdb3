package dev.labelstream.model.network;

import dev.labelstream.model.torchscript.ElementType;
import dev.labelstream.model.torchscript.ScriptArchive;
import dev.labelstream.model.torchscript.ScriptModule;
import dev.labelstream.model.torchscript.ScriptTensor;
import dev.labelstream.model.weights.Tensor;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A network with weights as a TorchScript archive. Both forms take uint8 {@code [N, S, S, 3]} RGB: seen as
 * {@code [N, 3, S, S]} that is channels_last, the fast layout, without moving a byte.
 */
public final class NetworkScript {
    private final Normalisation normalisation;
    private final ElementType compute;

    /** @param compute what convolutions calculate in */
    public NetworkScript(Normalisation normalisation, ElementType compute) {
        this.normalisation = normalisation;
        this.compute = compute;
    }

    /**
     * The form that learns: float32 weights under torchvision's names, logits {@code [N, classes]} out. Its second method,
     * {@code state}, gives all tensors in state-dict order.
     *
     * @param blocked whether pictures may lie in oneDNN's own layout, see {@link BlockedLayout}
     */
    public byte[] trainable(Network network, Map<String, Tensor> weights, boolean blocked) {
        ForwardCode code = new ForwardCode(compute, true);
        String pictures = code.line(
                "torch.div(torch.sub(torch.div(%s, 255.), CONSTANTS.c0), CONSTANTS.c1)".formatted(pixels(code)));
        String input = code.computed(pictures);
        String logits = code.float32(
                blocked && compute == ElementType.FLOAT32
                        ? new BlockedLayout(code).write(network.layers(), input)
                        : code.sequence(network.layers(), input));
        ScriptModule root = new ScriptModule();
        for (TensorSpec spec : network.tensors()) {
            Tensor tensor = weights.get(spec.name());
            root.put(spec.name(), ScriptTensors.rowMajor(tensor, ElementType.FLOAT32, spec.trainable()));
        }
        String state =
                network.tensors().stream().map(t -> code.tensor(t.name())).collect(Collectors.joining(", "));
        return ScriptArchive.of(
                root,
                method(code, logits) + "def state(self) -> List[Tensor]:\n  return [" + state + "]\n",
                normalisation.meanAndStd());
    }

    /** The form that serves: batch norms folded, weights in the computing type, probabilities {@code [N, classes]} out. */
    public byte[] serving(Network network, Map<String, Tensor> weights) {
        Folding folding = new Folding(weights);
        List<Layer> layers = folding.fold(network.layers());
        ForwardCode code = new ForwardCode(compute, false);
        String logits = code.sequence(layers, firstStep(code));
        return ScriptArchive.of(
                served(code, folding.weights(), compute), probabilities(code, logits), normalisation.constants());
    }

    /**
     * The form that counts: takes one picture and gives the number of multiplications, each with an addition, that it
     * takes, {@code [1]} int64.
     */
    public byte[] counting(Network network, Map<String, Tensor> weights) {
        ForwardCode code = new ForwardCode(ElementType.FLOAT32, false);
        code.sequence(network.layers(), firstStep(code));
        ScriptModule root = new ScriptModule();
        network.tensors()
                .forEach(spec -> root.put(
                        spec.name(), ScriptTensors.rowMajor(weights.get(spec.name()), ElementType.FLOAT32, false)));
        return ScriptArchive.of(root, MultiplyAdds.method(code.lines()), normalisation.constants());
    }

    static ScriptModule served(ForwardCode code, Map<String, Tensor> weights, ElementType compute) {
        ScriptModule root = new ScriptModule();
        weights.forEach((name, tensor) -> root.put(name, served(tensor, code.isOperand(name), compute)));
        return root;
    }

    private static ScriptTensor served(Tensor tensor, boolean operand, ElementType compute) {
        return operand && tensor.shape().length == 4
                ? ScriptTensors.channelsLast(tensor, compute)
                : ScriptTensors.rowMajor(tensor, operand ? compute : ElementType.FLOAT32, false);
    }

    static String firstStep(ForwardCode code) {
        return code.computed(code.line("torch.add(torch.mul(%s, CONSTANTS.c0), CONSTANTS.c1)".formatted(pixels(code))));
    }

    private static String pixels(ForwardCode code) {
        return code.line("torch.to(torch.permute(x, [0, 3, 1, 2]), 6)");
    }

    static String probabilities(ForwardCode code, String logits) {
        return method(code, code.line("torch.softmax(%s, 1)".formatted(code.float32(logits))));
    }

    static String method(ForwardCode code, String result) {
        return "def forward(self, x: Tensor) -> Tensor:\n" + code.lines() + "  return " + result + "\n";
    }
}

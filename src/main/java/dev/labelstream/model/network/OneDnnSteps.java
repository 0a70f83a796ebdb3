package dev.labelstream.model.network;

import dev.labelstream.model.torchscript.ElementType;
import dev.labelstream.model.torchscript.PackedTensors;
import dev.labelstream.model.weights.Tensor;
import java.util.Map;

/** Convolutions in floating point, with the weights in oneDNN's own order: without that they are sorted anew in each batch. */
final class OneDnnSteps implements FusedSteps {
    private final ForwardCode code;
    private final PackedTensors packed;
    private final Map<String, Tensor> weights;
    private final ElementType compute;

    /** @param weights of the folded network; convolutions take theirs out */
    OneDnnSteps(ForwardCode code, PackedTensors packed, Map<String, Tensor> weights, ElementType compute) {
        this.code = code;
        this.packed = packed;
        this.weights = weights;
        this.compute = compute;
    }

    @Override
    public String convolution(Convolution convolution, boolean relu, String input) {
        return code.line("ops.mkldnn._convolution_pointwise(%s, %s, \"%s\", %s, \"\")"
                .formatted(input, operands(convolution), relu ? "relu" : "none", NO_NUMBERS));
    }

    @Override
    public String convolution(Convolution convolution, String onto, boolean relu, String input) {
        return code.line("ops.mkldnn._convolution_pointwise_(%s, %s, %s, \"add\", 1., %s, %s, \"\")"
                .formatted(onto, input, operands(convolution), relu ? "\"relu\"" : "None", NO_NUMBERS));
    }

    @Override
    public String other(Layer layer, String input) {
        return layer.write(code, input);
    }

    /** Weights and bias, then padding, stride, dilation and groups. */
    private String operands(Convolution c) {
        String weight = packed.give(ScriptTensors.channelsLast(weights.remove(c.weight()), compute));
        String shape = "[%1$d, %1$d], [%2$d, %2$d], [1, 1], %3$d".formatted(c.padding(), c.stride(), c.groups());
        String made = packed.make("ops.mkldnn._reorder_convolution_weight(%s, %s, None)".formatted(weight, shape));
        String bias = c.bias()
                ? packed.make(packed.give(ScriptTensors.rowMajor(weights.remove(c.biasName()), compute, false)))
                : "None";
        return made + ", " + bias + ", " + shape;
    }
}

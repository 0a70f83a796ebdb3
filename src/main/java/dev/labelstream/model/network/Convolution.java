package dev.labelstream.model.network;

import dev.labelstream.model.network.TensorSpec.Start;
import java.util.ArrayList;
import java.util.List;

/**
 * Two-dimensional convolution with a square kernel.
 *
 * @param groups blocks of channels that do not see each other
 * @param bias false where a norm follows, which has its own
 */
public record Convolution(String name, int in, int out, int kernel, int stride, int padding, int groups, boolean bias)
        implements Layer {
    String weight() {
        return name + ".weight";
    }

    String biasName() {
        return name + ".bias";
    }

    Convolution withBias() {
        return new Convolution(name, in, out, kernel, stride, padding, groups, true);
    }

    @Override
    public List<TensorSpec> tensors() {
        int area = kernel * kernel;
        int fanIn = in / groups * area;
        Start start = bias ? Start.uniform(fanIn) : Start.rectified(out * area);
        List<TensorSpec> tensors = new ArrayList<>();
        tensors.add(TensorSpec.parameter(weight(), start, out, in / groups, kernel, kernel));
        if (bias) {
            tensors.add(TensorSpec.parameter(biasName(), Start.uniform(fanIn), out));
        }
        return tensors;
    }

    @Override
    public String write(ForwardCode code, String input) {
        String weight = code.operand(weight());
        String offset = bias ? code.operand(biasName()) : "None";
        return code.line("torch.conv2d(%s, %s, %s, [%d, %d], [%d, %d], [1, 1], %d)"
                .formatted(input, weight, offset, stride, stride, padding, padding, groups));
    }
}

package dev.labelstream.model.network;

import dev.labelstream.model.network.TensorSpec.Start;
import java.util.ArrayList;
import java.util.List;

/**
 * From a picture's positions to a sequence: {@code [N, in, H, W]} → {@code [N, 1 + positions, width]}, a class token
 * first, a learned vector added to each. The sequence is float32 and stays so,
 * so that the sums behind it lose nothing; TorchScript has no gradient for sums of two types.
 *
 * @param positions H·W
 */
record Tokens(String name, int in, int width, int positions) implements Layer {
    @Override
    public List<TensorSpec> tensors() {
        List<TensorSpec> tensors = new ArrayList<>();
        tensors.add(TensorSpec.parameter(classToken(), Start.constant(0), 1, 1, width));
        tensors.addAll(projection().tensors());
        tensors.add(TensorSpec.parameter(embedding(), Start.normal(0.02), 1, 1 + positions, width));
        return tensors;
    }

    @Override
    public String write(ForwardCode code, String input) {
        String projected = code.float32(projection().write(code, input));
        String sequence = code.line("torch.permute(torch.flatten(%s, 2), [0, 2, 1])".formatted(projected));
        String first = code.line(
                "torch.expand(%s, [torch.size(%s, 0), -1, -1])".formatted(code.tensor(classToken()), sequence));
        String tokens = code.line("torch.cat([%s, %s], 1)".formatted(first, sequence));
        return code.line("torch.add(%s, %s)".formatted(tokens, code.tensor(embedding())));
    }

    private Convolution projection() {
        return new Convolution(name + ".conv_proj", in, width, 1, 1, 0, 1, true);
    }

    private String classToken() {
        return name + ".class_token";
    }

    private String embedding() {
        return name + ".encoder.pos_embedding";
    }
}

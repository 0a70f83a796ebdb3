package dev.labelstream.model.network;

import dev.labelstream.model.network.TensorSpec.Start;
import java.util.List;

/**
 * A transformer's two linear layers for each token, with GELU (by the error function, not by tanh) between them. Out comes
 * float32, as in {@link Tokens}.
 */
record FeedForward(String name, int width, int hidden) implements Layer {
    @Override
    public List<TensorSpec> tensors() {
        return List.of(
                TensorSpec.parameter(name + ".0.weight", Start.balanced(width, hidden), hidden, width),
                TensorSpec.parameter(name + ".0.bias", Start.constant(0), hidden),
                TensorSpec.parameter(name + ".3.weight", Start.balanced(hidden, width), width, hidden),
                TensorSpec.parameter(name + ".3.bias", Start.constant(0), width));
    }

    @Override
    public String write(ForwardCode code, String input) {
        String inner = code.linear(input, name + ".0.weight", name + ".0.bias");
        String active = code.line("torch.gelu(%s)".formatted(inner));
        return code.float32(code.linear(active, name + ".3.weight", name + ".3.bias"));
    }
}

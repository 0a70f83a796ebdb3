package dev.labelstream.model.network;

import dev.labelstream.model.network.TensorSpec.Start;
import java.util.List;

/** Every output from every input. In float32 always: it costs little here, and logits want more than bfloat16's 8 bits. */
public record Linear(String name, int in, int out) implements Layer {
    @Override
    public List<TensorSpec> tensors() {
        return List.of(
                TensorSpec.parameter(name + ".weight", Start.uniform(in), out, in),
                TensorSpec.parameter(name + ".bias", Start.uniform(in), out));
    }

    @Override
    public String write(ForwardCode code, String input) {
        return code.line("torch.linear(%s, %s, %s)"
                .formatted(code.float32(input), code.tensor(name + ".weight"), code.tensor(name + ".bias")));
    }
}

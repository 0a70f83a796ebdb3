package dev.labelstream.model.network;

import dev.labelstream.model.network.TensorSpec.Start;
import java.util.List;

/** Each token over its own numbers (Ba et al. 2016), with a learned scale and shift. */
record LayerNorm(String name, int width) implements Layer {
    /** Torchvision's transformers have this instead of PyTorch's 1e-5. */
    private static final double EPSILON = 1e-6;

    @Override
    public List<TensorSpec> tensors() {
        return List.of(
                TensorSpec.parameter(name + ".weight", Start.constant(1), width),
                TensorSpec.parameter(name + ".bias", Start.constant(0), width));
    }

    @Override
    public String write(ForwardCode code, String input) {
        return code.computed(code.line("torch.layer_norm(%s, [%d], %s, %s, %s)"
                .formatted(
                        code.float32(input),
                        width,
                        code.tensor(name + ".weight"),
                        code.tensor(name + ".bias"),
                        EPSILON)));
    }
}

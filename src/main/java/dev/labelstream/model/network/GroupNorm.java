package dev.labelstream.model.network;

import dev.labelstream.model.network.TensorSpec.Start;
import java.util.List;

/**
 * Groups of channels over the positions of one picture, with a learned scale and shift for each channel. The same in
 * training and evaluation. PyTorch's instance norm would leave the channels_last layout; one group per channel keeps it.
 */
record GroupNorm(String name, int groups, int channels) implements Layer {
    private static final float EPSILON = 1e-5f;

    @Override
    public List<TensorSpec> tensors() {
        return List.of(
                TensorSpec.parameter(name + ".weight", Start.constant(1), channels),
                TensorSpec.parameter(name + ".bias", Start.constant(0), channels));
    }

    @Override
    public String write(ForwardCode code, String input) {
        return code.computed(code.line("torch.group_norm(%s, %d, %s, %s, %s)"
                .formatted(
                        code.float32(input),
                        groups,
                        code.tensor(name + ".weight"),
                        code.tensor(name + ".bias"),
                        EPSILON)));
    }
}

package dev.labelstream.model.network;

import dev.labelstream.model.network.TensorSpec.Start;
import java.util.List;

/**
 * Multi-head self-attention (Vaswani et al. 2017) under the names of PyTorch's {@code MultiheadAttention}: one matrix
 * gives queries, keys and values; scores are divided by the root of a head's width. Out comes float32, as in
 * {@link Tokens}.
 */
record Attention(String name, int width, int heads) implements Layer {
    @Override
    public List<TensorSpec> tensors() {
        return List.of(
                TensorSpec.parameter(name + ".in_proj_weight", Start.balanced(width, 3 * width), 3 * width, width),
                TensorSpec.parameter(name + ".in_proj_bias", Start.constant(0), 3 * width),
                TensorSpec.parameter(name + ".out_proj.weight", Start.uniform(width), width, width),
                TensorSpec.parameter(name + ".out_proj.bias", Start.constant(0), width));
    }

    @Override
    public String write(ForwardCode code, String input) {
        String all = code.linear(input, name + ".in_proj_weight", name + ".in_proj_bias");
        String byHead = code.line("torch.permute(torch.unflatten(%s, 2, [3, %d, %d]), [2, 0, 3, 1, 4])"
                .formatted(all, heads, width / heads));
        String attended = code.line(
                "torch.scaled_dot_product_attention(torch.select(%1$s, 0, 0), torch.select(%1$s, 0, 1), torch.select(%1$s, 0, 2))"
                        .formatted(byHead));
        String joined = code.line("torch.flatten(torch.transpose(%s, 1, 2), 2)".formatted(attended));
        return code.float32(code.linear(joined, name + ".out_proj.weight", name + ".out_proj.bias"));
    }
}

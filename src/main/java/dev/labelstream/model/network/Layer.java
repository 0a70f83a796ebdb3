package dev.labelstream.model.network;

import java.util.List;

/** One step of a network: what it holds, and how it is written down. */
public sealed interface Layer
        permits Convolution,
                BatchNorm,
                GroupNorm,
                LayerNorm,
                Linear,
                Tokens,
                Attention,
                FeedForward,
                Residual,
                Operation {
    /** In the order of PyTorch's state dict. */
    List<TensorSpec> tensors();

    /**
     * Adds this step to the code.
     *
     * @param input name of the variable that comes in, {@code [N, C, H, W]}, {@code [N, tokens, width]} or
     *     {@code [N, features]}
     * @return name of the variable that goes out
     */
    String write(ForwardCode code, String input);
}

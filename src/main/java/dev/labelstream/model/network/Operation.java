package dev.labelstream.model.network;

import java.util.List;

/**
 * A step that holds nothing.
 *
 * @param expression TorchScript with {@code %s} for what comes in
 * @param learning the same where gradients are wanted
 * @param onBytes the same for quantised values, uint8 in and out; null when they cannot be left as they are
 * @param onBlocks the same for values in oneDNN's own layout, with a gradient there; null when there is none
 */
public record Operation(String expression, String learning, String onBytes, String onBlocks) implements Layer {
    public Operation(String expression) {
        this(expression, expression, null, null);
    }

    static Operation relu() {
        // in place the gradient is PyTorch's. TorchScript's own compares values: blocks cannot, and in bfloat16 that
        // was a fifth of a step. Nobody else reads what a norm, a sum or a product gives
        return new Operation("torch.relu(%s)", "torch.relu_(%s)", null, "torch.relu_(%s)");
    }

    static Operation maxPool(int kernel, int stride, int padding) {
        String window = "%%s, [%1$d, %1$d], [%2$d, %2$d], [%3$d, %3$d]".formatted(kernel, stride, padding);
        // torch.max_pool2d refuses uint8 in channels_last, and its gradient in TorchScript refuses blocks
        String pooled = "torch.max_pool2d(" + window + ")";
        return new Operation(
                pooled,
                pooled,
                "ops.quantized.max_pool2d(" + window + ", [1, 1], False)",
                "torch.mkldnn_max_pool2d(" + window + ")");
    }

    static Operation globalAveragePool() {
        return new Operation("torch.adaptive_avg_pool2d(%s, [1, 1])");
    }

    static Operation flatten() {
        return new Operation("torch.flatten(%s, 1)");
    }

    static Operation firstToken() {
        return new Operation("torch.select(%s, 1, 0)");
    }

    @Override
    public List<TensorSpec> tensors() {
        return List.of();
    }

    @Override
    public String write(ForwardCode code, String input) {
        return code.line((code.learns() ? learning : expression).formatted(input));
    }
}

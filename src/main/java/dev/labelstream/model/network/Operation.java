package dev.labelstream.model.network;

import java.util.List;

/**
 * A step that holds nothing.
 *
 * @param expression TorchScript with {@code %s} for what comes in
 * @param onBytes the same for quantised values, uint8 in and out; null when they cannot be left as they are
 * @param onBlocks the same for values in oneDNN's own layout, with a gradient there; null when there is none
 */
public record Operation(String expression, String onBytes, String onBlocks) implements Layer {
    public Operation(String expression) {
        this(expression, null, null);
    }

    static Operation relu() {
        // in place, since the gradient that TorchScript has for relu itself compares values, which blocks cannot
        return new Operation("torch.relu(%s)", null, "torch.relu_(%s)");
    }

    static Operation maxPool(int kernel, int stride, int padding) {
        String window = "%%s, [%1$d, %1$d], [%2$d, %2$d], [%3$d, %3$d]".formatted(kernel, stride, padding);
        // torch.max_pool2d refuses uint8 in channels_last, and its gradient in TorchScript refuses blocks
        return new Operation(
                "torch.max_pool2d(" + window + ")",
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
        return code.line(expression.formatted(input));
    }
}

package dev.labelstream.model.network;

import dev.labelstream.model.torchscript.ElementType;
import dev.labelstream.model.torchscript.PackedTensors;
import dev.labelstream.model.torchscript.ScriptTensor;
import dev.labelstream.model.weights.Tensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Convolutions of bytes: activations are uint8 with one scale for each place, weights int8 with one for each channel. From
 * the first step on that knows no bytes, everything is float32.
 */
final class Int8Steps implements FusedSteps {
    /**
     * Half of what a byte holds: without VNNI, two products of 255 and 127 overflow the 16 bits they are added up in. With
     * VNNI 127 would do, but cost or gained no accuracy (94.8 % either way), and so every machine gives the same answers.
     */
    private static final int LARGEST_WEIGHT = 64;

    private final ForwardCode code;
    private final PackedTensors packed;
    private final Map<String, Tensor> weights;
    private final Map<String, Range> ranges;
    private final Map<String, Quantised> bytes = new HashMap<>();

    /** How a variable's bytes are read. */
    private record Quantised(double scale, int zero) {}

    /**
     * @param weights of the folded network; convolutions take theirs out
     * @param ranges of what leaves each convolution, by name
     */
    Int8Steps(ForwardCode code, PackedTensors packed, Map<String, Tensor> weights, Map<String, Range> ranges) {
        this.code = code;
        this.packed = packed;
        this.weights = weights;
        this.ranges = ranges;
    }

    /** Makes a variable known whose bytes stand for themselves. */
    String bytes(String variable) {
        bytes.put(variable, new Quantised(1, 0));
        return variable;
    }

    @Override
    public String convolution(Convolution convolution, boolean relu, String input) {
        Quantised in = bytes.get(input);
        Quantised out = out(convolution);
        String result = code.line("ops.onednn.qconv2d_pointwise(%s, %s, %d, %s, %s, %s, %d, 0, \"%s\", %s, \"\")"
                .formatted(
                        input,
                        in.scale,
                        in.zero,
                        operands(convolution, in, ""),
                        shape(convolution),
                        out.scale,
                        out.zero,
                        relu ? "relu" : "none",
                        NO_NUMBERS));
        bytes.put(result, out);
        return result;
    }

    @Override
    public String convolution(Convolution convolution, String onto, boolean relu, String input) {
        Quantised in = bytes.get(input);
        Quantised sum = bytes.get(onto);
        Quantised out = out(convolution);
        String result = code.line(
                "ops.onednn.qconv2d_pointwise(%s, %s, %d, %s, %s, %s, %d, 0, %s, %d, \"sum\", 1., \"%s\", %s, \"\")"
                        .formatted(
                                input,
                                in.scale,
                                in.zero,
                                operands(convolution, in, onto + ", "),
                                shape(convolution),
                                out.scale,
                                out.zero,
                                sum.scale,
                                sum.zero,
                                relu ? "relu" : "none",
                                NO_NUMBERS));
        bytes.put(result, out);
        return result;
    }

    @Override
    public String other(Layer layer, String input) {
        Quantised in = bytes.get(input);
        if (in != null && layer instanceof Operation operation && operation.onBytes() != null) {
            String result = code.line(operation.onBytes().formatted(input));
            bytes.put(result, in);
            return result;
        }
        return layer.write(code, in == null ? input : float32(input, in));
    }

    private String float32(String input, Quantised in) {
        return code.line("torch.mul(torch.sub(torch.to(%s, 6), %d), %s)".formatted(input, in.zero, in.scale));
    }

    private Quantised out(Convolution convolution) {
        Range range = ranges.get(convolution.name());
        if (range == null) {
            throw new IllegalArgumentException("there is no range of what leaves " + convolution.name());
        }
        return new Quantised(range.scale(), range.zero());
    }

    /** Weights, their scales and zeros, what the sum goes onto, and the bias. */
    private String operands(Convolution c, Quantised in, String onto) {
        Tensor exact = weights.remove(c.weight());
        float[] scales = scales(exact);
        int[] channels = {scales.length};
        String weight = packed.give(quantised(exact, scales));
        String scale = packed.give(ScriptTensors.rowMajor(new Tensor(channels, scales), ElementType.FLOAT32, false));
        String zeros = packed.give(
                ScriptTensors.rowMajor(new Tensor(channels, new float[scales.length]), ElementType.INT32, false));
        String bias = packed.give(ScriptTensors.rowMajor(weights.remove(c.biasName()), ElementType.FLOAT32, false));
        String made = packed.make("ops.onednn.qconv_prepack(%s, %s, %s, %d, %s, None)"
                .formatted(weight, scale, in.scale, in.zero, shape(c)));
        return "%s, %s, %s, %s%s".formatted(made, packed.make(scale), packed.make(zeros), onto, packed.make(bias));
    }

    private static String shape(Convolution c) {
        return "[%1$d, %1$d], [%2$d, %2$d], [1, 1], %3$d".formatted(c.stride(), c.padding(), c.groups());
    }

    /** What is left of a convolution's weights. */
    static Tensor rounded(Tensor weight) {
        float[] scales = scales(weight);
        float[] values = steps(weight, scales);
        int each = values.length / scales.length;
        for (int i = 0; i < values.length; i++) {
            values[i] *= scales[i / each];
        }
        return new Tensor(weight.shape(), values);
    }

    private static float[] scales(Tensor weight) {
        float[] values = weight.values();
        float[] scales = new float[weight.shape()[0]];
        int each = values.length / scales.length;
        Arrays.fill(scales, 1e-12f);
        for (int i = 0; i < values.length; i++) {
            scales[i / each] = Math.max(scales[i / each], Math.abs(values[i]) / LARGEST_WEIGHT);
        }
        return scales;
    }

    private static ScriptTensor quantised(Tensor weight, float[] scales) {
        return ScriptTensors.rowMajor(new Tensor(weight.shape(), steps(weight, scales)), ElementType.INT8, false);
    }

    /** Each weight as a whole number of its channel's scale. */
    private static float[] steps(Tensor weight, float[] scales) {
        float[] values = weight.values().clone();
        int each = values.length / scales.length;
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.rint(values[i] / scales[i / each]);
        }
        return values;
    }
}

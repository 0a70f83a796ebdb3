package dev.labelstream.model.network;

import dev.labelstream.model.torchscript.ElementType;
import dev.labelstream.model.torchscript.ScriptTensor;
import dev.labelstream.model.weights.Tensor;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * How a picture's bytes go into the first convolution as they are: normalisation becomes part of its weights, and what is
 * zero after normalisation, the mean colour, is put around the picture.
 */
final class ByteInput {
    private final Normalisation normalisation;
    private final Convolution first;
    private final ElementType type;

    /**
     * @param first must have a bias
     * @param type what the picture becomes
     */
    ByteInput(Normalisation normalisation, Convolution first, ElementType type) {
        this.normalisation = normalisation;
        this.first = first;
        this.type = type;
    }

    /**
     * Changes the convolution's weights to those for bytes.
     *
     * @param rounded weights as they will be kept: the bias is made for those, so that rounding shifts no channel as a whole
     */
    Convolution fold(Map<String, Tensor> weights, UnaryOperator<Tensor> rounded) {
        Tensor weight = weights.get(first.weight());
        float[] factor = normalisation.factor();
        float[] scaled = weight.values().clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= factor[channel(i)];
        }
        Tensor folded = new Tensor(weight.shape(), scaled);
        weights.put(first.weight(), folded);
        weights.put(first.biasName(), bias(weights.get(first.biasName()), rounded.apply(folded)));
        return new Convolution(
                first.name(), first.in(), first.out(), first.kernel(), first.stride(), 0, first.groups(), true);
    }

    private Tensor bias(Tensor bias, Tensor folded) {
        float[] values = bias.values().clone();
        double[] ofMean = new double[values.length];
        int perOutput = folded.values().length / values.length;
        for (int i = 0; i < folded.values().length; i++) {
            ofMean[i / perOutput] +=
                    (double) folded.values()[i] * 255 * normalisation.mean()[channel(i)];
        }
        for (int c = 0; c < values.length; c++) {
            values[c] -= (float) ofMean[c];
        }
        return new Tensor(bias.shape(), values);
    }

    private int channel(int weight) {
        return weight / (first.kernel() * first.kernel()) % first.in();
    }

    /** Returns the variable with the padded picture, {@code [N, 3, S + 2·padding, S + 2·padding]}. */
    String pad(ForwardCode code) {
        int p = first.padding();
        String frame = code.line(("torch.contiguous(torch.expand(CONSTANTS.c0, [torch.size(x, 0),"
                        + " torch.add(torch.size(x, 1), %1$d), torch.add(torch.size(x, 2), %1$d), 3]))")
                .formatted(2 * p));
        code.line("torch.copy_(torch.slice(torch.slice(%1$s, 1, %2$d, torch.add(torch.size(x, 1), %2$d)), 2, %2$d,"
                        .formatted(frame, p)
                + " torch.add(torch.size(x, 2), %d)), x)".formatted(p));
        return code.line("torch.permute(%s, [0, 3, 1, 2])".formatted(frame));
    }

    /** The mean colour, {@code [1, 1, 1, 3]}; as bytes it is rounded. */
    ScriptTensor padding() {
        float[] mean = normalisation.mean().clone();
        for (int c = 0; c < mean.length; c++) {
            mean[c] = type == ElementType.UINT8 ? Math.round(255 * mean[c]) : 255 * mean[c];
        }
        return ScriptTensors.rowMajor(new Tensor(new int[] {1, 1, 1, mean.length}, mean), type, false);
    }
}

package dev.labelstream.model.network;

import dev.labelstream.model.torchscript.ElementType;
import dev.labelstream.model.torchscript.ScriptTensor;
import dev.labelstream.model.weights.Tensor;
import java.util.Map;

/**
 * How a picture's bytes go into the first convolution as they are: normalisation becomes part of its weights, and what is
 * zero after normalisation, the mean colour, is put around the picture, rounded to bytes.
 */
final class ByteInput {
    private final Normalisation normalisation;
    private final Convolution first;

    ByteInput(Normalisation normalisation, Convolution first) {
        this.normalisation = normalisation;
        this.first = first;
    }

    /** Changes the convolution's weights to those for bytes; it must have a bias. */
    Convolution fold(Map<String, Tensor> weights) {
        Tensor weight = weights.get(first.weight());
        float[] factor = normalisation.factor();
        float[] summand = normalisation.summand();
        float[] scaled = weight.values().clone();
        float[] bias = weights.get(first.biasName()).values().clone();
        int area = first.kernel() * first.kernel();
        int perOutput = scaled.length / bias.length;
        double[] sums = new double[bias.length];
        for (int i = 0; i < scaled.length; i++) {
            int channel = i / area % factor.length;
            sums[i / perOutput] += (double) scaled[i] * summand[channel];
            scaled[i] *= factor[channel];
        }
        for (int c = 0; c < bias.length; c++) {
            bias[c] += (float) sums[c];
        }
        weights.put(first.weight(), new Tensor(weight.shape(), scaled));
        weights.put(first.biasName(), new Tensor(new int[] {bias.length}, bias));
        return new Convolution(
                first.name(), first.in(), first.out(), first.kernel(), first.stride(), 0, first.groups(), true);
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

    /** The mean colour, {@code [1, 1, 1, 3]}. */
    ScriptTensor padding() {
        float[] mean = normalisation.mean().clone();
        for (int c = 0; c < mean.length; c++) {
            mean[c] = Math.round(255 * mean[c]);
        }
        return ScriptTensors.rowMajor(new Tensor(new int[] {1, 1, 1, mean.length}, mean), ElementType.UINT8, false);
    }
}

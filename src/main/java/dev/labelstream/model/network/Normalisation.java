package dev.labelstream.model.network;

import dev.labelstream.model.torchscript.ElementType;
import dev.labelstream.model.torchscript.ScriptTensor;
import dev.labelstream.model.weights.Tensor;
import java.util.List;

/** What the network's first step takes from and divides each channel by, for pixels of 0 to 1, in RGB order. */
public record Normalisation(float[] mean, float[] std) {
    /** Mean and deviation of ImageNet's photos, which most published weights expect. */
    public static final Normalisation IMAGENET =
            new Normalisation(new float[] {0.485f, 0.456f, 0.406f}, new float[] {0.229f, 0.224f, 0.225f});

    public Normalisation {
        if (mean.length != 3 || std.length != 3) {
            throw new IllegalArgumentException("mean and std need three numbers, one for each of red, green, blue");
        }
        mean = mean.clone();
        std = std.clone();
    }

    /** Factor and summand for pixels of 0 to 255, each {@code [1, 3, 1, 1]}. */
    List<ScriptTensor> constants() {
        return List.of(constant(factor()), constant(summand()));
    }

    float[] factor() {
        float[] factor = new float[3];
        for (int c = 0; c < 3; c++) {
            factor[c] = 1 / (255 * std[c]);
        }
        return factor;
    }

    float[] summand() {
        float[] summand = new float[3];
        for (int c = 0; c < 3; c++) {
            summand[c] = -mean[c] / std[c];
        }
        return summand;
    }

    /** For pixels of 0 to 1, each {@code [1, 3, 1, 1]}: PyTorch's own steps, which deep networks in training can tell. */
    List<ScriptTensor> meanAndStd() {
        return List.of(constant(mean), constant(std));
    }

    private static ScriptTensor constant(float[] values) {
        return ScriptTensors.rowMajor(new Tensor(new int[] {1, 3, 1, 1}, values), ElementType.FLOAT32, false);
    }
}

package dev.labelstream.model.network;

import dev.labelstream.model.weights.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes each convolution and the batch norm behind it one convolution with a bias, which in evaluation computes the same:
 * {@code w' = w·γ/√(σ²+ε)}, {@code b' = β − μ·γ/√(σ²+ε)}.
 */
final class Folding {
    private final Map<String, Tensor> weights;

    /** @param weights the unfolded ones; not changed */
    Folding(Map<String, Tensor> weights) {
        this.weights = new LinkedHashMap<>(weights);
    }

    List<Layer> fold(List<Layer> layers) {
        List<Layer> folded = new ArrayList<>();
        for (Layer layer : layers) {
            Layer previous = folded.isEmpty() ? null : folded.get(folded.size() - 1);
            if (layer instanceof BatchNorm norm && previous instanceof Convolution convolution && !convolution.bias()) {
                folded.set(folded.size() - 1, fold(convolution, norm));
            } else if (layer instanceof Residual residual) {
                folded.add(new Residual(fold(residual.path()), fold(residual.shortcut())));
            } else {
                folded.add(layer);
            }
        }
        return folded;
    }

    /** What the folded layers need. */
    Map<String, Tensor> weights() {
        return weights;
    }

    private Convolution fold(Convolution convolution, BatchNorm norm) {
        Tensor weight = weights.get(convolution.weight());
        float[] gamma = weights.remove(norm.weight()).values();
        float[] beta = weights.remove(norm.bias()).values();
        float[] mean = weights.remove(norm.mean()).values();
        float[] variance = weights.remove(norm.variance()).values();

        float[] scaled = weight.values().clone();
        float[] bias = new float[gamma.length];
        int perChannel = scaled.length / gamma.length;
        for (int c = 0; c < gamma.length; c++) {
            double scale = gamma[c] / Math.sqrt(variance[c] + (double) BatchNorm.EPSILON);
            for (int i = c * perChannel; i < (c + 1) * perChannel; i++) {
                scaled[i] = (float) (scaled[i] * scale);
            }
            bias[c] = (float) (beta[c] - mean[c] * scale);
        }
        weights.put(convolution.weight(), new Tensor(weight.shape(), scaled));
        weights.put(convolution.biasName(), new Tensor(new int[] {bias.length}, bias));
        return convolution.withBias();
    }
}

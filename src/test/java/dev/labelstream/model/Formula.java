package dev.labelstream.model;

import dev.labelstream.model.network.Network;
import dev.labelstream.model.network.TensorSpec;
import dev.labelstream.model.weights.Tensor;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Weights and pictures from a counter and a hash (splitmix64), so that PyTorch's reference numbers need no file of them. */
final class Formula {
    private Formula() {}

    static Map<String, Tensor> weights(Network network) {
        Map<String, Tensor> weights = new LinkedHashMap<>();
        List<TensorSpec> specs = network.tensors();
        for (int t = 0; t < specs.size(); t++) {
            weights.put(specs.get(t).name(), tensor(specs.get(t), (long) t << 32));
        }
        return weights;
    }

    /** Random bytes {@code [count, size, size, 3]}. */
    static ByteBuffer pictures(int count, int size) {
        ByteBuffer bytes = ByteBuffer.allocateDirect(count * size * size * 3);
        for (int i = 0; i < bytes.capacity(); i++) {
            bytes.put(i, (byte) (splitmix64((1L << 40) + i) >>> 56));
        }
        return bytes;
    }

    private static Tensor tensor(TensorSpec spec, long counter) {
        float[] values = new float[Tensor.elements(spec.shape())];
        boolean flat = spec.shape().length == 1;
        boolean aroundOne =
                spec.name().endsWith("running_var") || (flat && spec.name().endsWith("weight"));
        double scale = flat ? 0.1 : 0.5 * Math.sqrt(6.0 * spec.shape()[0] / values.length);
        for (int i = 0; i < values.length; i++) {
            double uniform = (splitmix64(counter + i) >>> 11) * 0x1p-53;
            values[i] = (float) ((aroundOne ? 1 : 0) + scale * (2 * uniform - 1));
        }
        return new Tensor(spec.shape(), values);
    }

    private static long splitmix64(long seed) {
        long z = seed + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}

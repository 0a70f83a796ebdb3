package dev.labelstream.model.network;

import dev.labelstream.model.weights.Tensor;
import java.util.Random;

/**
 * A tensor that a layer needs.
 *
 * @param name torchvision's, dotted
 * @param trainable false for running statistics
 * @param start what it holds before training
 */
public record TensorSpec(String name, int[] shape, boolean trainable, Start start) {
    static TensorSpec parameter(String name, Start start, int... shape) {
        return new TensorSpec(name, shape, true, start);
    }

    static TensorSpec statistic(String name, float value, int... shape) {
        return new TensorSpec(name, shape, false, random -> value);
    }

    Tensor first(Random random) {
        float[] values = new float[Tensor.elements(shape)];
        for (int i = 0; i < values.length; i++) {
            values[i] = start.next(random);
        }
        return new Tensor(shape, values);
    }

    /** Where a parameter's numbers come from. */
    @FunctionalInterface
    interface Start {
        float next(Random random);

        static Start constant(float value) {
            return random -> value;
        }

        /** He et al. 2015 over the outputs, as torchvision starts its residual networks. */
        static Start rectified(int fanOut) {
            return normal(Math.sqrt(2.0 / fanOut));
        }

        static Start normal(double deviation) {
            return random -> (float) (random.nextGaussian() * deviation);
        }

        /** Glorot and Bengio 2010, as torchvision starts its transformers. */
        static Start balanced(int fanIn, int fanOut) {
            double bound = Math.sqrt(6.0 / (fanIn + fanOut));
            return random -> (float) ((2 * random.nextDouble() - 1) * bound);
        }

        /** What PyTorch's own layers start with. */
        static Start uniform(int fanIn) {
            double bound = 1 / Math.sqrt(fanIn);
            return random -> (float) ((2 * random.nextDouble() - 1) * bound);
        }
    }
}

package dev.labelstream.model.weights;

import java.util.Arrays;

/**
 * Numbers in row-major order, float32 in memory whatever the file held.
 *
 * @param shape outermost dimension first; empty for a single number
 */
public record Tensor(int[] shape, float[] values) {
    public Tensor {
        if (elements(shape) != values.length) {
            throw new IllegalArgumentException(
                    "shape %s does not hold %d numbers".formatted(Arrays.toString(shape), values.length));
        }
    }

    /** @throws ArithmeticException when a tensor of this shape exceeds a Java array */
    public static int elements(int[] shape) {
        return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor that && Arrays.equals(shape, that.shape) && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shape) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Tensor" + Arrays.toString(shape);
    }
}

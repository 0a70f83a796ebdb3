package dev.labelstream.model.torchscript;

import java.util.Arrays;
import java.util.Objects;

/**
 * A tensor as it lies in an archive.
 *
 * @param strides in elements, outermost dimension first
 * @param content little-endian
 * @param trainable whether libtorch computes a gradient for it; a buffer otherwise
 */
public record ScriptTensor(ElementType type, int[] shape, int[] strides, byte[] content, boolean trainable) {
    public ScriptTensor {
        Objects.requireNonNull(type, "type");
        if (shape.length != strides.length) {
            throw new IllegalArgumentException("shape %s has other dimensions than strides %s"
                    .formatted(Arrays.toString(shape), Arrays.toString(strides)));
        }
        int expected = Arrays.stream(shape).reduce(type.bytes(), Math::multiplyExact);
        if (expected != content.length) {
            throw new IllegalArgumentException("a %s tensor of shape %s needs %d bytes, not %d"
                    .formatted(type, Arrays.toString(shape), expected, content.length));
        }
    }

    /** Elements in row-major order. */
    public static ScriptTensor rowMajor(ElementType type, int[] shape, byte[] content, boolean trainable) {
        int[] strides = new int[shape.length];
        int step = 1;
        for (int d = shape.length - 1; d >= 0; d--) {
            strides[d] = step;
            step *= shape[d];
        }
        return new ScriptTensor(type, shape, strides, content, trainable);
    }

    int elements() {
        return content.length / type.bytes();
    }
}

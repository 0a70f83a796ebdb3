package dev.labelstream.model.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A view of a storage.
 *
 * @param offset of its first number in the storage
 * @param strides how many numbers lie between two neighbours in each dimension
 */
record StridedTensor(TorchStorage storage, long offset, int[] shape, long[] strides) {
    /** @param arguments {@code (storage, offset, shape, strides, …)} */
    static StridedTensor of(Object[] arguments) throws IOException {
        if (arguments.length >= 4
                && arguments[0] instanceof TorchStorage storage
                && arguments[1] instanceof Long offset
                && arguments[2] instanceof Object[] shape
                && arguments[3] instanceof Object[] strides
                && shape.length == strides.length) {
            return new StridedTensor(
                    storage,
                    natural(offset, Long.MAX_VALUE),
                    Arrays.stream(naturals(shape, Integer.MAX_VALUE))
                            .mapToInt(Math::toIntExact)
                            .toArray(),
                    naturals(strides, Long.MAX_VALUE));
        }
        throw new IOException("its pickle makes a tensor of what is none");
    }

    /**
     * Copies the numbers in row-major order.
     *
     * @param numbers the whole storage
     * @throws IOException when the view reaches beyond it, or repeats its numbers
     */
    Tensor gather(ByteBuffer numbers, StoredType type) throws IOException {
        int held = numbers.capacity() / type.bytes();
        if (!fits(held)) {
            throw new IOException("has shape %s, offset %d and strides %s in a storage of %d numbers"
                    .formatted(Arrays.toString(shape), offset, Arrays.toString(strides), held));
        }
        float[] values = new float[Tensor.elements(shape)];
        int[] index = new int[shape.length];
        for (int i = 0; i < values.length; i++) {
            long at = offset;
            for (int d = 0; d < index.length; d++) {
                at += index[d] * strides[d];
            }
            values[i] = type.get(numbers.position((int) at * type.bytes()));
            for (int d = index.length - 1; d >= 0 && ++index[d] == shape[d]; d--) {
                index[d] = 0;
            }
        }
        return new Tensor(shape, values);
    }

    private boolean fits(int held) {
        try {
            long last = offset;
            for (int d = 0; d < shape.length; d++) {
                last = Math.addExact(last, Math.multiplyExact(Math.max(0, shape[d] - 1L), strides[d]));
            }
            int elements = Tensor.elements(shape);
            return elements == 0 || (elements <= held && last < held);
        } catch (ArithmeticException e) {
            return false;
        }
    }

    private static long[] naturals(Object[] values, long largest) throws IOException {
        long[] numbers = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            numbers[i] = natural(values[i], largest);
        }
        return numbers;
    }

    private static long natural(Object value, long largest) throws IOException {
        if (value instanceof Long number && number >= 0 && number <= largest) {
            return number;
        }
        throw new IOException("its pickle makes a tensor with offset, shape or stride " + value);
    }
}

package dev.labelstream.model.network;

import dev.labelstream.model.torchscript.ElementType;
import dev.labelstream.model.torchscript.ScriptTensor;
import dev.labelstream.model.weights.Bfloat16;
import dev.labelstream.model.weights.Float16;
import dev.labelstream.model.weights.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** From float32 tensors in memory to the bytes of an archive. */
final class ScriptTensors {
    private ScriptTensors() {}

    static ScriptTensor rowMajor(Tensor tensor, ElementType type, boolean trainable) {
        return ScriptTensor.rowMajor(type, tensor.shape(), bytes(tensor.values(), type), trainable);
    }

    /** A convolution's weights {@code [out, in, height, width]} with the channels innermost. */
    static ScriptTensor channelsLast(Tensor tensor, ElementType type) {
        int[] shape = tensor.shape();
        int in = shape[1];
        int area = shape[2] * shape[3];
        float[] values = tensor.values();
        float[] moved = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            int out = i / (in * area);
            int channel = i / area % in;
            moved[(out * area + i % area) * in + channel] = values[i];
        }
        int[] strides = {in * area, 1, shape[3] * in, in};
        return new ScriptTensor(type, shape, strides, bytes(moved, type), false);
    }

    /** What is left of the numbers when they are kept in a type. */
    static Tensor rounded(Tensor tensor, ElementType type) {
        float[] values = tensor.values().clone();
        for (int i = 0; i < values.length && type == ElementType.BFLOAT16; i++) {
            values[i] = Bfloat16.toFloat(Bfloat16.of(values[i]));
        }
        return new Tensor(tensor.shape(), values);
    }

    private static byte[] bytes(float[] values, ElementType type) {
        ByteBuffer content = ByteBuffer.allocate(Math.multiplyExact(values.length, type.bytes()))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            switch (type) {
                case FLOAT32 -> content.putFloat(value);
                case BFLOAT16 -> content.putShort(Bfloat16.of(value));
                case FLOAT16 -> content.putShort(Float16.of(value));
                case INT32 -> content.putInt((int) value);
                case INT8, UINT8 -> content.put((byte) (int) value);
            }
        }
        return content.array();
    }
}

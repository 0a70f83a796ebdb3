package dev.labelstream.model.weights;

import java.nio.ByteBuffer;

/** How a file keeps a number, under safetensors' names. */
public enum StoredType {
    F32(4) {
        @Override
        float get(ByteBuffer bytes) {
            return bytes.getFloat();
        }

        @Override
        void put(ByteBuffer bytes, float value) {
            bytes.putFloat(value);
        }

        @Override
        void get(ByteBuffer bytes, float[] values) {
            bytes.asFloatBuffer().get(values);
        }

        @Override
        void put(ByteBuffer bytes, float[] values) {
            bytes.asFloatBuffer().put(values);
            bytes.position(bytes.position() + values.length * Float.BYTES);
        }
    },
    BF16(2) {
        @Override
        float get(ByteBuffer bytes) {
            return Bfloat16.toFloat(bytes.getShort());
        }

        @Override
        void put(ByteBuffer bytes, float value) {
            bytes.putShort(Bfloat16.of(value));
        }
    },
    F16(2) {
        @Override
        float get(ByteBuffer bytes) {
            return Float16.toFloat(bytes.getShort());
        }

        @Override
        void put(ByteBuffer bytes, float value) {
            bytes.putShort(Float16.of(value));
        }
    },
    F64(8) {
        @Override
        float get(ByteBuffer bytes) {
            return (float) bytes.getDouble();
        }

        @Override
        void put(ByteBuffer bytes, float value) {
            bytes.putDouble(value);
        }
    };

    private final int bytes;

    StoredType(int bytes) {
        this.bytes = bytes;
    }

    int bytes() {
        return bytes;
    }

    abstract float get(ByteBuffer bytes);

    abstract void put(ByteBuffer bytes, float value);

    /** Fills the array from the buffer's position on. */
    void get(ByteBuffer bytes, float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = get(bytes);
        }
    }

    void put(ByteBuffer bytes, float[] values) {
        for (float value : values) {
            put(bytes, value);
        }
    }
}

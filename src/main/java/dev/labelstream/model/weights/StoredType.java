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
}

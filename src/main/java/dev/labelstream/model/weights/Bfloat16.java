package dev.labelstream.model.weights;

/** Float32's upper half: eight bits of exponent, seven of fraction. */
public final class Bfloat16 {
    private Bfloat16() {}

    /** Rounds to nearest, ties to even, as PyTorch does; not-a-number stays so. */
    public static short of(float value) {
        int bits = Float.floatToRawIntBits(value);
        if (Float.isNaN(value)) {
            return (short) 0x7fc0;
        }
        return (short) ((bits + 0x7fff + ((bits >>> 16) & 1)) >>> 16);
    }

    public static float toFloat(short bits) {
        return Float.intBitsToFloat(bits << 16);
    }
}

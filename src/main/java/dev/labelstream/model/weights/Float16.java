package dev.labelstream.model.weights;

/** IEEE 754's half precision: five bits of exponent, ten of fraction. */
public final class Float16 {
    private static final int INFINITY = 0x7c00;

    /** Between the two kinds' exponents. */
    private static final int BIAS = (127 - 15) << 23;

    private static final float LEAST_NORMAL = 0x1p-14f;

    private Float16() {}

    /** Rounds to nearest, ties to even, as PyTorch does. */
    public static short of(float value) {
        int sign = (Float.floatToRawIntBits(value) >>> 16) & 0x8000;
        float size = Math.abs(value);
        if (Float.isNaN(value)) {
            return (short) 0x7e00;
        }
        if (size < LEAST_NORMAL) {
            return (short) (sign | (int) Math.rint(size * 0x1p24));
        }
        int bits = Float.floatToRawIntBits(size);
        int rounded = (bits + 0xfff + ((bits >>> 13) & 1) - BIAS) >>> 13;
        return (short) (sign | Math.min(INFINITY, rounded));
    }

    public static float toFloat(short half) {
        int sign = (half & 0x8000) << 16;
        int rest = half & 0x7fff;
        if (rest >= INFINITY) {
            return Float.intBitsToFloat(sign | 0x7f800000 | ((rest & 0x3ff) << 13));
        }
        float size = rest < 0x400 ? rest * 0x1p-24f : Float.intBitsToFloat((rest << 13) + BIAS);
        return sign == 0 ? size : -size;
    }
}

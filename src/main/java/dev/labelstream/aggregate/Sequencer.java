package dev.labelstream.aggregate;

/**
 * A store's order of the changes to one key, packed. In text it is hexadecimal, and of two the shorter one is padded with
 * zeros on the right; the first 16 digits, all that MinIO sends, are kept. 0 stands for a store that sends none.
 */
final class Sequencer {
    static final long NONE = 0;

    private static final int DIGITS = 16;

    private Sequencer() {}

    /** What is no hexadecimal number orders nothing. */
    static long pack(String text) {
        if (text == null || text.isEmpty()) {
            return NONE;
        }
        String digits = text.length() > DIGITS ? text.substring(0, DIGITS) : text;
        try {
            return Long.parseUnsignedLong(digits, 16) << (4 * (DIGITS - digits.length()));
        } catch (NumberFormatException e) {
            return NONE;
        }
    }

    /** 0 also where one of the two is unknown. */
    static int compare(long a, long b) {
        return a == NONE || b == NONE ? 0 : Long.compareUnsigned(a, b);
    }
}

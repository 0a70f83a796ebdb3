package dev.labelstream.aggregate;

/** A store's order of the changes to one key: hexadecimal text, the shorter of two right-padded with zeros. */
final class Sequencer {
    private Sequencer() {}

    static int compare(String a, String b) {
        int length = Math.max(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            int order = Integer.compare(digit(a, i), digit(b, i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int digit(String text, int index) {
        return index < text.length() ? Character.digit(text.charAt(index), 16) : 0;
    }
}

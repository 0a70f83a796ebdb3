package dev.labelstream.aggregate;

import java.util.Comparator;

/**
 * Order of object keys in a CSV: ids of ASCII digits first, by their value however long they are, then the other ids by code
 * point; equal ids by object key. Two different keys are never equal.
 */
public final class SubmissionOrder implements Comparator<String> {
    @Override
    public int compare(String a, String b) {
        int byId = compareIds(
                a,
                SubmissionNames.idStart(a),
                SubmissionNames.idEnd(a),
                b,
                SubmissionNames.idStart(b),
                SubmissionNames.idEnd(b));
        return byId != 0 ? byId : compareCodePoints(a, 0, a.length(), b, 0, b.length());
    }

    private static int compareIds(String a, int aFrom, int aTo, String b, int bFrom, int bTo) {
        boolean aIsNumber = isNumber(a, aFrom, aTo);
        boolean bIsNumber = isNumber(b, bFrom, bTo);
        if (aIsNumber && bIsNumber) {
            return compareNumbers(a, aFrom, aTo, b, bFrom, bTo);
        }
        return aIsNumber != bIsNumber ? (aIsNumber ? -1 : 1) : compareCodePoints(a, aFrom, aTo, b, bFrom, bTo);
    }

    private static boolean isNumber(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return from < to;
    }

    private static int compareNumbers(String a, int aFrom, int aTo, String b, int bFrom, int bTo) {
        int aFirst = skipZeros(a, aFrom, aTo);
        int bFirst = skipZeros(b, bFrom, bTo);
        int byLength = Integer.compare(aTo - aFirst, bTo - bFirst);
        return byLength != 0 ? byLength : compareCodePoints(a, aFirst, aTo, b, bFirst, bTo);
    }

    private static int skipZeros(String digits, int from, int to) {
        int i = from;
        while (i < to && digits.charAt(i) == '0') {
            i++;
        }
        return i;
    }

    private static int compareCodePoints(String a, int aFrom, int aTo, String b, int bFrom, int bTo) {
        int length = Math.min(aTo - aFrom, bTo - bFrom);
        for (int i = 0; i < length; i++) {
            char x = a.charAt(aFrom + i);
            char y = b.charAt(bFrom + i);
            if (x != y) {
                return Integer.compare(rank(x), rank(y));
            }
        }
        return Integer.compare(aTo - aFrom, bTo - bFrom);
    }

    /** Surrogates stand for code points behind all others, but have smaller values than U+E000 to U+FFFF. */
    private static int rank(char c) {
        return Character.isSurrogate(c) ? c + Character.MAX_VALUE : c;
    }
}

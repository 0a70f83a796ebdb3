package dev.labelstream.aggregate.sweep;

import dev.labelstream.storage.Fingerprint;
import java.util.Arrays;

/** Object keys by their fingerprints, eight bytes each: a million take 8 MB. Used by one thread. */
public final class KeySet {
    private long[] keys = new long[1024];
    private int size;
    private boolean sorted = true;

    public void add(String key) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
        }
        keys[size++] = Fingerprint.of(key);
        sorted = false;
    }

    /** Quick where no key is added between the questions. */
    public boolean contains(String key) {
        if (!sorted) {
            Arrays.sort(keys, 0, size);
            sorted = true;
        }
        return Arrays.binarySearch(keys, 0, size, Fingerprint.of(key)) >= 0;
    }
}

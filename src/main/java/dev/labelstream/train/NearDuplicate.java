package dev.labelstream.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A photo held out that looks like one to learn from, so that its answer is known in advance.
 *
 * @param distance bits of 128 in which their hashes differ
 */
public record NearDuplicate(LabelledPhoto heldOut, LabelledPhoto training, int distance) {
    /** Among 16,000 photos of cats and dogs, copies differ in 0 to 5 bits, no pair in 6 to 17, and most in 64. */
    private static final int LARGEST = 10;

    /** A photo and what it looks like. */
    record Hashed(LabelledPhoto photo, PhotoHash hash) {}

    /** The nearest one of each photo held out that has any, nearest first; 14,400 × 1,600 photos take a tenth of a second. */
    static List<NearDuplicate> find(List<Hashed> heldOut, List<Hashed> training) {
        List<NearDuplicate> found = new ArrayList<>();
        for (Hashed one : heldOut) {
            NearDuplicate nearest = null;
            for (Hashed other : training) {
                int distance = one.hash().distance(other.hash());
                if (distance <= LARGEST && (nearest == null || distance < nearest.distance())) {
                    nearest = new NearDuplicate(one.photo(), other.photo(), distance);
                }
            }
            if (nearest != null) {
                found.add(nearest);
            }
        }
        found.sort(Comparator.comparingInt(NearDuplicate::distance));
        return found;
    }
}

package dev.labelstream.storage;

/** Failures of a store that is not there or refuses, for fakes in other packages. */
public final class StoreOutage {
    private StoreOutage() {}

    public static StoreUnavailable of(String what) {
        return new StoreUnavailable("cannot " + what + ": connection refused", null);
    }

    /** @param right that this process has not */
    public static StoreRefused without(String right) {
        return new StoreRefused("this key has not the right " + right, null);
    }
}

package dev.labelstream.storage;

/** Failures of a store that is not there, for fakes in other packages. */
public final class StoreOutage {
    private StoreOutage() {}

    public static StoreUnavailable of(String what) {
        return new StoreUnavailable("cannot " + what + ": connection refused", null);
    }
}

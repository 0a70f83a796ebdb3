package dev.labelstream.storage;

/** The store, or its certificate, was refused for a reason that somebody has to mend; the message says how. */
public final class StoreRefused extends StoreUnavailable {
    private static final long serialVersionUID = 1L;

    StoreRefused(String message, Throwable cause) {
        super(message, cause);
    }
}

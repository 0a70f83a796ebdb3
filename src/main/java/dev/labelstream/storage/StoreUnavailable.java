package dev.labelstream.storage;

/** The store did not answer, or refused: nothing is known about the object. Worth another try, later. */
public class StoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}

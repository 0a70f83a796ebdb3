package dev.labelstream.storage;

/** An object that should be there is not. */
public class NoSuchObject extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoSuchObject(String message, Throwable cause) {
        super(message, cause);
    }
}

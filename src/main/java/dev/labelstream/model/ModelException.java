package dev.labelstream.model;

/** A model, its weights or the engine cannot be used; the message is one line that names the thing and the mend. */
public class ModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ModelException(String message) {
        super(message);
    }

    public ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}

package dev.labelstream.process;

/** The process cannot start as it is configured. The message is one line: what is wrong, and the mend; nobody needs the stack trace. */
public class StartupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StartupException(String message) {
        super(message);
    }

    public StartupException(String message, Throwable cause) {
        super(message, cause);
    }
}

package dev.labelstream.cli;

/** A command cannot do what it was asked; the message is one line that names the thing and the mend. */
class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CommandException(String message) {
        super(message);
    }

    CommandException(String message, Throwable cause) {
        super(message, cause);
    }
}

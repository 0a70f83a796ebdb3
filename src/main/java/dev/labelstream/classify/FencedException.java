package dev.labelstream.classify;

/** Another process has taken over this one's transactional id, so this one must not write any more. */
class FencedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FencedException(String message, Throwable cause) {
        super(message, cause);
    }
}

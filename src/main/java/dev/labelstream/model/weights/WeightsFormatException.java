package dev.labelstream.model.weights;

import java.io.IOException;
import java.nio.file.Path;

/** A file of weights is not what its name says; the message is one line that begins with the file. */
public class WeightsFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    public WeightsFormatException(Path file, String fault) {
        super(file + ": " + fault);
    }

    public WeightsFormatException(Path file, String fault, Throwable cause) {
        super(file + ": " + fault, cause);
    }
}

package dev.labelstream.cli;

import dev.labelstream.event.FailureReason;
import dev.labelstream.image.ImageConfig;
import dev.labelstream.image.ImagePreprocessor;
import dev.labelstream.image.Rejection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads photo files into a network's input, under the limits that hold for uploads too. */
final class PhotoPixels {
    private final ImagePreprocessor preprocessor;
    private final long maxBytes;

    PhotoPixels(ImagePreprocessor preprocessor, ImageConfig config) {
        this.preprocessor = preprocessor;
        this.maxBytes = config.maxSize().asLongValue();
    }

    /**
     * @param target {@code size * size * 3} bytes
     * @return why the photo cannot be used; empty when it was written to the target
     */
    Optional<String> read(Path photo, int size, ByteBuffer target) {
        try {
            long bytes = Files.size(photo);
            if (bytes > maxBytes) {
                return Optional.of("it has " + bytes + " bytes, more than the " + maxBytes
                        + " that labelstream.image.max-size allows");
            }
            return prepare(Files.readAllBytes(photo), size, target).map(Rejection::message);
        } catch (IOException e) {
            return Optional.of(FailureLine.of(e));
        }
    }

    /** A photo that its decoder was not made for must not cost the others of its batch. */
    private Optional<Rejection> prepare(byte[] photo, int size, ByteBuffer target) {
        try {
            return preprocessor.prepare(photo, size, target);
        } catch (RuntimeException e) {
            return Optional.of(new Rejection(FailureReason.NOT_AN_IMAGE, "the decoder failed on it: " + e));
        } catch (OutOfMemoryError e) {
            return Optional.of(new Rejection(FailureReason.TOO_LARGE, "there is too little memory for it; see -Xmx"));
        }
    }
}

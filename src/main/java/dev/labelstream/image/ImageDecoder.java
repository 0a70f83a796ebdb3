package dev.labelstream.image;

import dev.labelstream.event.FailureReason;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import javax.imageio.spi.ImageReaderSpi;

/** Bytes to upright pixels. Whatever is wrong with the bytes comes back as a {@link Rejection}. */
final class ImageDecoder {
    private final ImageConfig config;
    private final DecodeBudget budget;
    private final PhotoReaders readers = new PhotoReaders();

    ImageDecoder(ImageConfig config, DecodeBudget budget) {
        this.config = config;
        this.budget = budget;
    }

    /** @param use runs while the picture's memory is still set apart */
    <T> T decode(byte[] photo, Function<Decoded, T> use) {
        try (DecodeBudget.Share share = budget.share()) {
            return use.apply(decode(photo, share));
        }
    }

    private Decoded decode(byte[] photo, DecodeBudget.Share share) {
        if (photo.length == 0) {
            return Rejection.notAnImage("the file is empty (0 bytes)");
        }
        long maxSize = config.maxSize().asLongValue();
        if (photo.length > maxSize) {
            return Rejection.tooLarge(photo.length + " bytes are more than labelstream.image.max-size=" + maxSize);
        }
        PhotoFormat format = PhotoFormat.of(photo);
        if (format == PhotoFormat.UNKNOWN) {
            return Rejection.notAnImage("the content is in no picture format, whatever the name says");
        } else if (!format.isRead()) {
            return Rejection.unsupported("the content is " + format.label() + ", which is not read: " + format.mend());
        } else if (format.isCutShort(photo)) {
            return Rejection.notAnImage(
                    "the " + format.label() + " is cut short: the upload may not have been complete");
        }
        try {
            return decode(photo, format, share);
        } catch (OutOfMemoryError e) {
            return Rejection.tooLarge("decoding needs more memory than is left; give Java more (-Xmx)");
        }
    }

    private Decoded decode(byte[] photo, PhotoFormat format, DecodeBudget.Share share) {
        Orientation orientation = ExifOrientation.of(photo, format);
        Rejection rejection = null;
        for (ImageReaderSpi provider : readers.of(format)) {
            try (OpenPhoto open = new OpenPhoto(provider, photo)) {
                return read(open, orientation, share);
            } catch (IOException | RuntimeException e) {
                rejection = moreTelling(rejection, unreadable(format, e));
            }
        }
        return rejection;
    }

    private Decoded read(OpenPhoto open, Orientation orientation, DecodeBudget.Share share) throws IOException {
        long pixels = (long) open.width() * open.height();
        String size = open.width() + " x " + open.height() + " pixels";
        if (pixels > config.maxPixels()) {
            return Rejection.tooLarge(size + " are more than labelstream.image.max-pixels=" + config.maxPixels());
        }
        long memory = pixels * (open.bytesPerPixel() + (orientation.isUpright() ? 0 : 3));
        if (!share.reserve(memory)) {
            return Rejection.tooLarge(
                    size + " need " + (memory >> 20) + " MiB to decode; give Java more memory (-Xmx)");
        }
        DecodedImage image = open.read();
        Optional<String> damage = open.damage();
        return damage.isPresent()
                ? Rejection.notAnImage("the photo is damaged or cut short: " + damage.get())
                : orientation.upright(image);
    }

    /** The second reader knows best about a kind the first does not support; about damage the first does. */
    private static Rejection moreTelling(Rejection first, Rejection second) {
        return first == null || first.reason() == FailureReason.UNSUPPORTED_FORMAT ? second : first;
    }

    private static Rejection unreadable(PhotoFormat format, Exception e) {
        String why = e instanceof EOFException ? "it ends too early" : String.valueOf(e.getMessage());
        why = why.lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", "?");
        return why.startsWith("Unsupported JPEG") || why.startsWith("Unsupported Image Type")
                ? Rejection.unsupported(
                        "this kind of " + format.label() + " is not read (" + why + "): " + format.mend())
                : Rejection.notAnImage("the " + format.label() + " is damaged or cut short: " + why);
    }
}

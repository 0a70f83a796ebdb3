package dev.labelstream.image;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Function;

/** Makes a network's input of a photo: decode, turn upright, resize. Safe for any number of threads. */
@Singleton
public final class ImagePreprocessor {
    private final ImageDecoder decoder;
    private final ImageResizer resizer;

    @Inject
    public ImagePreprocessor(ImageConfig config) {
        this(config, new ImageResizer());
    }

    ImagePreprocessor(ImageConfig config, ImageResizer resizer) {
        this.decoder =
                new ImageDecoder(config, new DecodeBudget(Runtime.getRuntime().maxMemory() / 2));
        this.resizer = resizer;
    }

    /**
     * Writes {@code [size, size, 3]} RGB bytes at the target's position and moves it behind them.
     *
     * @return why nothing was written; empty when it was
     */
    public Optional<Rejection> prepare(byte[] photo, int size, ByteBuffer target) {
        return decoder.decode(photo, decoded -> {
            if (decoded instanceof DecodedImage image) {
                resizer.resize(image, size, target);
                return Optional.empty();
            }
            return Optional.of((Rejection) decoded);
        });
    }

    /** The picture at its own size, for those who crop before they resize. */
    public Decoded decode(byte[] photo) {
        return decoder.decode(photo, Function.identity());
    }
}

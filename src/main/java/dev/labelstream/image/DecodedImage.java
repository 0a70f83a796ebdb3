package dev.labelstream.image;

/**
 * An upright picture.
 *
 * @param rgb {@code [height, width, 3]} bytes; not copied, so do not write to it
 */
public record DecodedImage(int width, int height, byte[] rgb) implements Decoded {
    public DecodedImage {
        if (width < 1 || height < 1 || rgb.length != Math.multiplyExact(Math.multiplyExact(width, height), 3)) {
            throw new IllegalArgumentException(rgb.length + " bytes are no picture of " + width + " x " + height);
        }
    }

    /** The box around everything. */
    public CropBox bounds() {
        return new CropBox(0, 0, width, height);
    }
}

package dev.labelstream.image;

/**
 * An upright picture.
 *
 * @param bgr {@code [height, width, 3]} bytes, blue first as JPEG decoding leaves them; not copied, so do not write to it
 */
public record DecodedImage(int width, int height, byte[] bgr) implements Decoded {
    public DecodedImage {
        if (width < 1 || height < 1 || bgr.length != Math.multiplyExact(Math.multiplyExact(width, height), 3)) {
            throw new IllegalArgumentException(bgr.length + " bytes are no picture of " + width + " x " + height);
        }
    }

    /** The box around everything. */
    public CropBox bounds() {
        return new CropBox(0, 0, width, height);
    }
}

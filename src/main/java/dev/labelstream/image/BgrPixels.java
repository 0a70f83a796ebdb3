package dev.labelstream.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.util.Arrays;
import javax.imageio.IIOException;

/**
 * Takes the samples out of a picture as they were stored: 16 bits lose the lower 8, grey is repeated, alpha lies over black.
 *
 * <p>Colour profiles and gamma are ignored on purpose, as Pillow, OpenCV and so every published network do; drawing with
 * Java2D would apply both and brighten every grey photo.
 */
final class BgrPixels {
    private static final int[] BLUE_FIRST = {2, 1, 0};

    private BgrPixels() {}

    /** The picture's own bytes where they already are in order, a copy otherwise. */
    static byte[] of(BufferedImage image) throws IIOException {
        if (isInOrder(image.getRaster())) {
            return ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        }
        int[] palette = palette(image.getColorModel());
        if (palette.length == 0) {
            requireKnownColours(image);
        }
        byte[] bgr = new byte[image.getWidth() * image.getHeight() * 3];
        int[] samples = new int[image.getWidth() * image.getRaster().getNumBands()];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRaster().getPixels(0, y, image.getWidth(), 1, samples);
            int at = y * image.getWidth() * 3;
            if (palette.length > 0) {
                lookUp(samples, palette, bgr, at);
            } else {
                convert(samples, image, bgr, at);
            }
        }
        return bgr;
    }

    /** Whether {@link #of} hands out the picture's own bytes. */
    static boolean isInOrder(SampleModel model) {
        return model instanceof PixelInterleavedSampleModel interleaved
                && interleaved.getPixelStride() == 3
                && interleaved.getScanlineStride() == 3 * model.getWidth()
                && Arrays.equals(interleaved.getBandOffsets(), BLUE_FIRST);
    }

    private static boolean isInOrder(Raster raster) {
        return isInOrder(raster.getSampleModel())
                && raster.getDataBuffer() instanceof DataBufferByte bytes
                && bytes.getData().length == raster.getWidth() * raster.getHeight() * 3;
    }

    private static int[] palette(ColorModel colours) {
        if (!(colours instanceof IndexColorModel index)) {
            return new int[0];
        }
        int[] palette = new int[1 << index.getPixelSize()];
        index.getRGBs(palette.length < index.getMapSize() ? new int[index.getMapSize()] : palette);
        for (int i = 0; i < palette.length; i++) {
            int alpha = palette[i] >>> 24;
            palette[i] = overBlack(palette[i] >> 16 & 255, alpha) << 16
                    | overBlack(palette[i] >> 8 & 255, alpha) << 8
                    | overBlack(palette[i] & 255, alpha);
        }
        return palette;
    }

    private static void requireKnownColours(BufferedImage image) throws IIOException {
        ColorModel colours = image.getColorModel();
        int type = colours.getColorSpace().getType();
        int expected = type == ColorSpace.TYPE_GRAY ? 1 : type == ColorSpace.TYPE_RGB ? 3 : -1;
        if (colours.getNumColorComponents() != expected) {
            throw new IIOException("unsupported colours: " + colours.getNumColorComponents() + " components");
        }
    }

    private static void lookUp(int[] samples, int[] palette, byte[] bgr, int from) {
        int at = from;
        for (int sample : samples) {
            int rgb = palette[sample];
            bgr[at++] = (byte) rgb;
            bgr[at++] = (byte) (rgb >> 8);
            bgr[at++] = (byte) (rgb >> 16);
        }
    }

    private static void convert(int[] samples, BufferedImage image, byte[] bgr, int from) {
        ColorModel colours = image.getColorModel();
        int bands = image.getRaster().getNumBands();
        int colourBands = colours.getNumColorComponents();
        boolean weigh = colours.hasAlpha() && !colours.isAlphaPremultiplied();
        int at = from;
        for (int i = 0; i < samples.length; i += bands) {
            int alpha = weigh ? toByte(samples[i + bands - 1], colours.getComponentSize(bands - 1)) : 255;
            for (int colour = 2; colour >= 0; colour--) {
                int band = Math.min(colour, colourBands - 1);
                int value = toByte(samples[i + band], colours.getComponentSize(band));
                bgr[at++] = (byte) overBlack(value, alpha);
            }
        }
    }

    private static int toByte(int sample, int bits) {
        return bits >= 8 ? sample >>> (bits - 8) : sample * 255 / ((1 << bits) - 1);
    }

    private static int overBlack(int value, int alpha) {
        return (value * alpha + 127) / 255;
    }
}

package dev.labelstream.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.util.Arrays;
import javax.imageio.IIOException;

/**
 * Takes the samples out of a picture as they were stored: 16 bits lose the lower 8, grey is repeated, alpha lies over black.
 *
 * <p>Colour profiles and gamma are ignored on purpose, as Pillow, OpenCV and so every published network do; drawing with
 * Java2D would apply both and brighten every grey photo.
 */
final class RgbPixels {
    private static final int[] RED_FIRST = {0, 1, 2};
    private static final int[] BLUE_FIRST = {2, 1, 0};

    private RgbPixels() {}

    /** The picture's own bytes where they are three to a pixel, a copy otherwise; the picture is used up. */
    static byte[] of(BufferedImage image) throws IIOException {
        Raster raster = image.getRaster();
        if (raster.getDataBuffer() instanceof DataBufferByte bytes
                && raster.getSampleModel() instanceof PixelInterleavedSampleModel model
                && bytes.getData().length == raster.getWidth() * raster.getHeight() * 3) {
            if (Arrays.equals(model.getBandOffsets(), RED_FIRST)) {
                return bytes.getData();
            } else if (Arrays.equals(model.getBandOffsets(), BLUE_FIRST)) {
                return swapped(bytes.getData());
            }
        }
        return converted(image);
    }

    private static byte[] swapped(byte[] bgr) {
        for (int i = 0; i < bgr.length; i += 3) {
            byte blue = bgr[i];
            bgr[i] = bgr[i + 2];
            bgr[i + 2] = blue;
        }
        return bgr;
    }

    private static byte[] converted(BufferedImage image) throws IIOException {
        int[] palette = palette(image.getColorModel());
        if (palette.length == 0) {
            requireKnownColours(image);
        }
        byte[] rgb = new byte[image.getWidth() * image.getHeight() * 3];
        int[] samples = new int[image.getWidth() * image.getRaster().getNumBands()];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRaster().getPixels(0, y, image.getWidth(), 1, samples);
            int at = y * image.getWidth() * 3;
            if (palette.length > 0) {
                lookUp(samples, palette, rgb, at);
            } else {
                convert(samples, image, rgb, at);
            }
        }
        return rgb;
    }

    private static int[] palette(ColorModel colours) {
        if (!(colours instanceof IndexColorModel index)) {
            return new int[0];
        }
        int[] palette = new int[Math.max(1 << index.getPixelSize(), index.getMapSize())];
        index.getRGBs(palette);
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
            throw new IIOException("Unsupported Image Type: " + colours.getNumColorComponents() + " colour channels");
        }
    }

    private static void lookUp(int[] samples, int[] palette, byte[] rgb, int from) {
        int at = from;
        for (int sample : samples) {
            int colour = palette[sample];
            rgb[at++] = (byte) (colour >> 16);
            rgb[at++] = (byte) (colour >> 8);
            rgb[at++] = (byte) colour;
        }
    }

    private static void convert(int[] samples, BufferedImage image, byte[] rgb, int from) {
        ColorModel colours = image.getColorModel();
        int bands = image.getRaster().getNumBands();
        int colourBands = colours.getNumColorComponents();
        boolean weigh = colours.hasAlpha() && !colours.isAlphaPremultiplied();
        int at = from;
        for (int i = 0; i < samples.length; i += bands) {
            int alpha = weigh ? toByte(samples[i + bands - 1], colours.getComponentSize(bands - 1)) : 255;
            for (int colour = 0; colour < 3; colour++) {
                int band = Math.min(colour, colourBands - 1);
                int value = toByte(samples[i + band], colours.getComponentSize(band));
                rgb[at++] = (byte) overBlack(value, alpha);
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

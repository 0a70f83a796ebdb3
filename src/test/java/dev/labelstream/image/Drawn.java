package dev.labelstream.image;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures that tests draw themselves, and their files. */
final class Drawn {
    private Drawn() {}

    /** A ramp from dark to light, red at the left and green below, with a blue block in the upper left corner. */
    static BufferedImage scene(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D graphics = image.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, new Color(250, 60, 20), width, height, new Color(30, 200, 60)));
        graphics.fillRect(0, 0, width, height);
        graphics.setPaint(Color.BLUE);
        graphics.fillRect(0, 0, width / 4, height / 4);
        graphics.dispose();
        return image;
    }

    static BufferedImage scene(int width, int height) {
        return scene(width, height, BufferedImage.TYPE_INT_RGB);
    }

    /** The picture that {@code golden.py} draws as well: slopes, steps and splitmix64 noise. */
    static DecodedImage formula(int width, int height) {
        byte[] rgb = new byte[width * height * 3];
        for (int i = 0; i < rgb.length; i++) {
            int x = i / 3 % width;
            int y = i / 3 / width;
            int slope = x * 96 / width + y * 96 / height;
            int step = (x / 7 + y / 5 + i % 3) % 3 == 0 ? 32 : 0;
            rgb[i] = (byte) (slope + step + (noise(i) & 31));
        }
        return new DecodedImage(width, height, rgb);
    }

    private static long noise(int i) {
        long z = (i + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    static BufferedImage image(DecodedImage decoded) {
        BufferedImage image = new BufferedImage(decoded.width(), decoded.height(), BufferedImage.TYPE_3BYTE_BGR);
        image.getRaster().setDataElements(0, 0, decoded.width(), decoded.height(), decoded.rgb());
        return image;
    }

    /** Red, green, blue. */
    static int[] at(DecodedImage decoded, int x, int y) {
        int at = (y * decoded.width() + x) * 3;
        return new int[] {decoded.rgb()[at] & 255, decoded.rgb()[at + 1] & 255, decoded.rgb()[at + 2] & 255};
    }

    /** A picture of one colour, given as its samples in band order. */
    static BufferedImage flat(ColorModel colours, int... samples) {
        WritableRaster raster = colours.createCompatibleWritableRaster(20, 10);
        for (int i = 0; i < 200; i++) {
            raster.setPixel(i % 20, i / 20, samples);
        }
        return new BufferedImage(colours, raster, false, null);
    }

    static byte[] file(BufferedImage image, String format) {
        return file(image, format, false, 0.9f);
    }

    static byte[] file(BufferedImage image, String format, boolean progressive, float quality) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWriters(ImageTypeSpecifier.createFromRenderedImage(image), format)
                .next();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (progressive) {
                param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            if (format.toLowerCase(Locale.ROOT).equals("jpeg")) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(quality);
            }
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new IllegalStateException("cannot write a " + format, e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** Configuration as the program would read it, from the given keys only. */
    static ImageConfig limits(Map<String, String> keys) {
        return new SmallRyeConfigBuilder()
                .withMapping(ImageConfig.class)
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(keys, "test", 100))
                .build()
                .getConfigMapping(ImageConfig.class);
    }

    static byte[] resource(String name) {
        try (InputStream stream = Drawn.class.getResourceAsStream("/image/" + name)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read /image/" + name, e);
        }
    }
}

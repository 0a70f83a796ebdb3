package dev.labelstream.cli;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/**
 * Draws JPEG pictures of two kinds, for a demonstration that needs no photos: scattered dots, or stripes.
 *
 * <p>Sizes, colours, angles, counts and noise are drawn by lot alike for both kinds, so that no single pixel and no
 * average tells them apart, only shape. The same seed, kind and number give the same picture.
 */
final class DrawnPictures {
    static final String DOTS = "dots";
    static final String STRIPES = "stripes";
    /** Sorted, as a model sorts its labels. */
    static final List<String> KINDS = List.of(DOTS, STRIPES);

    private static final int NOISE = 24;
    private static final int SMALLEST = 80;

    private final long seed;
    private final int smallest;

    DrawnPictures(long seed) {
        this(seed, SMALLEST);
    }

    /** @param smallest width and height, pixels; up to half as much is added by lot */
    DrawnPictures(long seed, int smallest) {
        this.seed = seed;
        this.smallest = smallest;
    }

    /** By lot, so that an unseen picture's number says nothing. */
    String kindOf(int number) {
        return KINDS.get(new SplittableRandom(seed * 1_000_003 + number).nextInt(2));
    }

    /** @return a JPEG file */
    byte[] draw(String kind, int number) {
        Random random = new Random((seed * 1_000_003 + number) ^ kind.hashCode());
        int width = smallest + random.nextInt(smallest / 2);
        int height = smallest + random.nextInt(smallest / 2);
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        boolean lightOnDark = random.nextBoolean();
        graphics.setPaint(
                new GradientPaint(0, 0, colour(random, !lightOnDark), width, height, colour(random, !lightOnDark)));
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(colour(random, lightOnDark));
        if (kind.equals(DOTS)) {
            drawDots(graphics, random, width, height);
        } else {
            drawStripes(graphics, random, width, height);
        }
        graphics.dispose();
        addNoise(picture, random);
        return jpeg(picture);
    }

    private static void drawDots(Graphics2D graphics, Random random, int width, int height) {
        double pitch = 14 + random.nextDouble() * 8;
        for (double y = 0; y < height; y += pitch) {
            for (double x = 0; x < width; x += pitch) {
                double size = pitch * (0.5 + random.nextDouble() * 0.3);
                graphics.fill(new Ellipse2D.Double(
                        x + random.nextDouble() * pitch / 3, y + random.nextDouble() * pitch / 3, size, size));
            }
        }
    }

    private static void drawStripes(Graphics2D graphics, Random random, int width, int height) {
        int reach = width + height;
        double pitch = 14 + random.nextDouble() * 8;
        double thickness = pitch * (0.3 + random.nextDouble() * 0.2);
        graphics.setTransform(
                AffineTransform.getRotateInstance(random.nextDouble() * Math.PI, width / 2.0, height / 2.0));
        for (double x = -reach + random.nextDouble() * pitch; x < reach; x += pitch) {
            graphics.fill(new Rectangle2D.Double(x, -reach, thickness, 3.0 * reach));
        }
    }

    private static Color colour(Random random, boolean light) {
        int from = light ? 140 : 0;
        return new Color(from + random.nextInt(116), from + random.nextInt(116), from + random.nextInt(116));
    }

    private static void addNoise(BufferedImage picture, Random random) {
        int[] pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        SplittableRandom noise = new SplittableRandom(random.nextLong());
        for (int i = 0; i < pixels.length; i++) {
            int noisy = 0;
            for (int shift = 16; shift >= 0; shift -= 8) {
                int value = ((pixels[i] >> shift) & 255) + noise.nextInt(-NOISE, NOISE + 1);
                noisy = noisy << 8 | Math.max(0, Math.min(255, value));
            }
            pixels[i] = noisy;
        }
    }

    private static byte[] jpeg(BufferedImage picture) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "jpg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a drawn picture as JPEG", e);
        }
        return bytes.toByteArray();
    }
}

package dev.labelstream;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** Photos that cost little to make: coloured spots, the same ones for the same seed. */
public final class DrawnPhoto {
    private static final int WIDTH = 120;
    private static final int HEIGHT = 90;

    private DrawnPhoto() {}

    public static byte[] jpeg(int seed) {
        Random random = new Random(seed);
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = image.createGraphics();
        for (int n = 0; n < 12; n++) {
            graphics.setColor(new Color(random.nextInt(0x1000000)));
            graphics.fillOval(random.nextInt(WIDTH), random.nextInt(HEIGHT), 40, 30);
        }
        graphics.dispose();
        return encoded(image, "jpg");
    }

    /** Noise, which no format makes smaller: more than three bytes for each of the pixels. */
    public static byte[] noise(int seed, int width, int height) {
        Random random = new Random(seed);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        image.getRaster()
                .setPixels(
                        0,
                        0,
                        width,
                        height,
                        random.ints(3L * width * height, 0, 256).toArray());
        return encoded(image, "png");
    }

    private static byte[] encoded(BufferedImage image, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}

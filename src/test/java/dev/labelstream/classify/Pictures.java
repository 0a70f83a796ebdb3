package dev.labelstream.classify;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** Small photos that differ from each other. */
public final class Pictures {
    private Pictures() {}

    /** A PNG, another one for each seed. */
    public static byte[] png(int seed) {
        Random random = new Random(seed);
        BufferedImage picture = new BufferedImage(60 + seed % 40, 50, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setPaint(new GradientPaint(
                0, 0, new Color(random.nextInt(0x1000000)), 60, 50, new Color(random.nextInt(0x1000000))));
        graphics.fillRect(0, 0, picture.getWidth(), picture.getHeight());
        graphics.setPaint(new Color(random.nextInt(0x1000000)));
        graphics.fillOval(random.nextInt(40), random.nextInt(30), 20, 20);
        graphics.dispose();
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(picture, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot draw", e);
        }
    }
}

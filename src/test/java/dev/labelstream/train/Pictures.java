package dev.labelstream.train;

import dev.labelstream.image.ImageConfig;
import dev.labelstream.image.ImagePreprocessor;
import io.quarkus.runtime.configuration.MemorySize;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** Pictures whose class is easy to see: stripes that lie, or stripes that stand. */
final class Pictures {
    private Pictures() {}

    /** Writes {@code lying_0.jpg}, {@code standing_0.jpg}, … */
    static Path draw(Path folder, int ofEach) throws IOException {
        Files.createDirectories(folder);
        for (int i = 0; i < ofEach; i++) {
            write(folder.resolve("lying_" + i + ".jpg"), stripes(new Random(i), false));
            write(folder.resolve("standing_" + i + ".jpg"), stripes(new Random(1000 + i), true));
        }
        return folder;
    }

    static void write(Path file, BufferedImage picture) throws IOException {
        Files.createDirectories(file.getParent());
        ImageIO.write(picture, "jpg", file.toFile());
    }

    static BufferedImage stripes(Random random, boolean standing) {
        BufferedImage picture =
                new BufferedImage(48 + random.nextInt(32), 48 + random.nextInt(32), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(colour(random, 0));
        graphics.fillRect(0, 0, picture.getWidth(), picture.getHeight());
        graphics.setColor(colour(random, 156));
        int pitch = 8 + random.nextInt(8);
        for (int at = random.nextInt(pitch); at < 80; at += pitch) {
            graphics.fillRect(
                    standing ? at : 0, standing ? 0 : at, standing ? pitch / 2 : 80, standing ? 80 : pitch / 2);
        }
        graphics.dispose();
        return picture;
    }

    static ImagePreprocessor preprocessor() {
        return new ImagePreprocessor(new ImageConfig() {
            @Override
            public MemorySize maxSize() {
                return new MemorySize(BigInteger.valueOf(1_000_000));
            }

            @Override
            public long maxPixels() {
                return 1_000_000;
            }
        });
    }

    private static Color colour(Random random, int darkest) {
        return new Color(darkest + random.nextInt(100), darkest + random.nextInt(100), darkest + random.nextInt(100));
    }
}

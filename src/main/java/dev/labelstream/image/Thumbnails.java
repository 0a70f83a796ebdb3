package dev.labelstream.image;

import jakarta.inject.Singleton;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Small JPEGs of photos, upright and of the same proportions. Few at one time: each takes a processor for a moment. */
@Singleton
public final class Thumbnails {
    private final ImagePreprocessor photos;

    Thumbnails(ImagePreprocessor photos) {
        this.photos = photos;
    }

    /**
     * Never larger than the photo itself.
     *
     * @param side the longer one, in pixels
     * @return empty where the bytes are no photo that is read
     */
    public Optional<byte[]> jpeg(byte[] photo, int side) {
        return photos.decode(photo) instanceof DecodedImage image ? Optional.of(jpeg(image, side)) : Optional.empty();
    }

    private static byte[] jpeg(DecodedImage image, int side) {
        double scale = Math.min(1, side / (double) Math.max(image.width(), image.height()));
        int width = Math.max(1, (int) Math.round(image.width() * scale));
        int height = Math.max(1, (int) Math.round(image.height() * scale));
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Image averaged = picture(image).getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING);
        small.createGraphics().drawImage(averaged, 0, 0, null);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(small, "jpeg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("writing a thumbnail into memory", e);
        }
        return bytes.toByteArray();
    }

    private static BufferedImage picture(DecodedImage image) {
        BufferedImage picture = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
        int[] row = new int[image.width()];
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < row.length; x++) {
                int at = (y * row.length + x) * 3;
                row[x] = (image.rgb()[at] & 255) << 16 | (image.rgb()[at + 1] & 255) << 8 | (image.rgb()[at + 2] & 255);
            }
            picture.setRGB(0, y, row.length, 1, row, 0, row.length);
        }
        return picture;
    }
}

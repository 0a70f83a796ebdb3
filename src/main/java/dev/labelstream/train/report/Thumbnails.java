package dev.labelstream.train.report;

import dev.labelstream.image.DecodedImage;
import dev.labelstream.image.ImagePreprocessor;
import dev.labelstream.image.ImageResizer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Makes photos small enough to lie in a page. */
public final class Thumbnails {
    private static final int SIDE = 192;

    private final ImageResizer resizer = new ImageResizer();
    private final ImagePreprocessor images;

    public Thumbnails(ImagePreprocessor images) {
        this.images = images;
    }

    /**
     * A picture as the page holds it.
     *
     * @param uri {@code data:image/jpeg;base64,…}, a square that is to be shown at the photo's own shape
     */
    record Thumbnail(String uri, int width, int height) {}

    /** Empty when the photo cannot be read, or no longer. */
    Optional<Thumbnail> of(Path photo) {
        try {
            return images.decode(Files.readAllBytes(photo)) instanceof DecodedImage image
                    ? Optional.of(of(image))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Thumbnail of(DecodedImage image) throws IOException {
        byte[] rgb = new byte[SIDE * SIDE * 3];
        resizer.resize(image, SIDE, ByteBuffer.wrap(rgb));
        BufferedImage small = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < SIDE * SIDE; i++) {
            int pixel = (rgb[3 * i] & 0xff) << 16 | (rgb[3 * i + 1] & 0xff) << 8 | (rgb[3 * i + 2] & 0xff);
            small.setRGB(i % SIDE, i / SIDE, pixel);
        }
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(small, "jpg", jpeg);
        String uri = "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg.toByteArray());
        return new Thumbnail(uri, image.width(), image.height());
    }
}

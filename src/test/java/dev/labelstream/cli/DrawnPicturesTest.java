package dev.labelstream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class DrawnPicturesTest {
    private final DrawnPictures pictures = new DrawnPictures(7);

    @Test
    void theSameNumberIsTheSamePictureAndAnotherIsAnother() {
        assertThat(pictures.draw("dots", 3)).isEqualTo(new DrawnPictures(7).draw("dots", 3));
        assertThat(pictures.draw("dots", 3))
                .isNotEqualTo(pictures.draw("dots", 4))
                .isNotEqualTo(pictures.draw("stripes", 3));
    }

    @Test
    void bothKindsTurnUpAboutEquallyOftenWhereverOneLooks() {
        for (int from : new int[] {0, 1000, 50_000}) {
            assertThat(IntStream.range(from, from + 100)
                            .filter(n -> pictures.kindOf(n).equals("dots")))
                    .hasSizeBetween(30, 70);
        }
    }

    @Test
    void brightnessDoesNotTellTheKindsApart() throws IOException {
        // When
        double dots = meanBrightness("dots");
        double stripes = meanBrightness("stripes");

        // Then
        assertThat(Math.abs(dots - stripes)).isLessThan(20);
    }

    private double meanBrightness(String kind) throws IOException {
        double sum = 0;
        int pixels = 0;
        for (int number = 0; number < 80; number++) {
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(pictures.draw(kind, number)));
            for (int y = 0; y < picture.getHeight(); y += 5) {
                for (int x = 0; x < picture.getWidth(); x += 5) {
                    int rgb = picture.getRGB(x, y);
                    sum += ((rgb >> 16 & 255) + (rgb >> 8 & 255) + (rgb & 255)) / 3.0;
                    pixels++;
                }
            }
        }
        return sum / pixels;
    }
}

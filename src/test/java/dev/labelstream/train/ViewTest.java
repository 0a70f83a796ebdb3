package dev.labelstream.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelstream.image.DecodedImage;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ViewTest {
    @Test
    void cropsLieWithinThePhotoAndKeepAtLeastAThirdOfIt() {
        SplittableRandom random = new SplittableRandom(3);
        int flipped = 0;
        for (int i = 0; i < 2000; i++) {
            DecodedImage photo = photo(1 + random.nextInt(80), 1 + random.nextInt(80));
            View view = View.random(photo, 0.3, random);

            assertThat(view.crop().x() + view.crop().width()).isLessThanOrEqualTo(photo.width());
            assertThat(view.crop().y() + view.crop().height()).isLessThanOrEqualTo(photo.height());
            flipped += view.flip() ? 1 : 0;
        }
        assertThat(flipped).isBetween(900, 1100);
    }

    @Test
    void areasSpreadFromAThirdToAll() {
        SplittableRandom random = new SplittableRandom(4);
        double[] shares = random.doubles(1000)
                .map(unused -> {
                    View view = View.random(photo(200, 200), 0.3, random);
                    return view.crop().width() * view.crop().height() / 40_000.0;
                })
                .sorted()
                .toArray();

        assertThat(shares[0]).isBetween(0.28, 0.35);
        assertThat(shares[500]).isBetween(0.55, 0.7);
        assertThat(shares[999]).isBetween(0.9, 1.0);
    }

    private static DecodedImage photo(int width, int height) {
        return new DecodedImage(width, height, new byte[width * height * 3]);
    }
}

package dev.labelstream.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelstream.image.DecodedImage;
import dev.labelstream.train.NearDuplicate.Hashed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NearDuplicateTest {
    @Test
    void aSmallerAndNoisyCopyIsFoundAmongOthers() {
        List<Hashed> training = new ArrayList<>();
        for (int seed = 0; seed < 200; seed++) {
            training.add(hashed("training-" + seed, picture(seed, 180, 0)));
        }
        List<Hashed> heldOut = List.of(
                hashed("other", picture(1000, 180, 0)),
                hashed("copy", picture(7, 90, 6)),
                hashed("same", picture(8, 180, 0)));

        List<NearDuplicate> found = NearDuplicate.find(heldOut, training);

        assertThat(found)
                .extracting(pair -> name(pair.heldOut()) + " = " + name(pair.training()))
                .containsExactlyInAnyOrder("same = training-8", "copy = training-7");
        assertThat(found).isSortedAccordingTo(Comparator.comparingInt(NearDuplicate::distance));
        assertThat(found.get(0).distance()).isZero();
    }

    @Test
    void aPictureOfOnePixelHasAHashToo() {
        assertThat(PhotoHash.of(new DecodedImage(1, 1, new byte[3]))).isEqualTo(new PhotoHash(0, 0));
    }

    private static Hashed hashed(String name, DecodedImage image) {
        return new Hashed(new LabelledPhoto(Path.of(name), 0), PhotoHash.of(image));
    }

    private static String name(LabelledPhoto photo) {
        return photo.file().toString();
    }

    /** Soft hills of light. */
    private static DecodedImage picture(int seed, int side, int noise) {
        Random random = new Random(seed);
        double[] wave = random.doubles(12, 0, 6).toArray();
        byte[] rgb = new byte[side * side * 3];
        for (int i = 0; i < side * side; i++) {
            double x = (double) (i % side) / side;
            double y = (double) (i / side) / side;
            double light = 0;
            for (int w = 0; w < wave.length; w += 3) {
                light += Math.sin(wave[w] + wave[w + 1] * x * 2 + wave[w + 2] * y * 2);
            }
            for (int c = 0; c < 3; c++) {
                rgb[3 * i + c] = (byte) (128 + 25 * light + (noise == 0 ? 0 : random.nextInt(noise)));
            }
        }
        return new DecodedImage(side, side, rgb);
    }
}

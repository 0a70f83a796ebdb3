package dev.labelstream.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labelstream.model.TestModels;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageResizerTest {
    private final ImageResizer resizer = new ImageResizer();

    @BeforeAll
    static void startEngine() {
        TestModels.startEngine();
    }

    @ParameterizedTest
    @CsvSource({"landscape, 500, 374, 56", "portrait, 97, 211, 48", "tiny, 5, 3, 32", "one-row, 640, 1, 16"})
    void aPictureIsResizedAsPillowDoes(String name, int width, int height, int size) {
        // Given
        ByteBuffer target = ByteBuffer.allocate(size * size * 3);

        // When
        resizer.resize(Drawn.formula(width, height), size, target);

        // Then
        assertWithinOneLevel(target, Drawn.resource("golden-" + name + ".raw"));
    }

    @Test
    void aCropIsCutOutAndMirrored() {
        // Given
        ByteBuffer target = ByteBuffer.allocate(40 * 40 * 3);

        // When
        resizer.resize(Drawn.formula(300, 200), new CropBox(31, 17, 200, 123), true, 40, target);

        // Then
        assertWithinOneLevel(target, Drawn.resource("golden-crop-flipped.raw"));
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 7", "2, 300, 31", "224, 224, 224", "333, 21, 224", "640, 480, 96", "1200, 900, 128"})
    void noValueIsMoreThanOneGreyLevelFromPillows(int width, int height, int size) {
        // Given
        DecodedImage image = Drawn.formula(width, height);
        ByteBuffer target = ByteBuffer.allocateDirect(size * size * 3);

        // When
        resizer.resize(image, size, target);

        // Then
        assertWithinOneLevel(target, PillowBilinear.resize(image, image.bounds(), size));
    }

    @Test
    void manyThreadsGetTheSamePixels() {
        // Given
        DecodedImage image = Drawn.formula(120, 90);

        // When
        List<byte[]> results = IntStream.range(0, 64)
                .parallel()
                .mapToObj(i -> {
                    ByteBuffer target = ByteBuffer.allocate(32 * 32 * 3);
                    resizer.resize(image, 32, target);
                    return target.array();
                })
                .toList();

        // Then
        assertThat(results).allSatisfy(result -> assertThat(result).isEqualTo(results.get(0)));
    }

    @Test
    void onlyTheTargetsOwnPlaceIsWritten() {
        // Given
        ByteBuffer target = ByteBuffer.allocate(1 + 8 * 8 * 3 + 1).position(1);

        // When
        resizer.resize(new DecodedImage(1, 1, new byte[] {1, 2, 3}), 8, target);

        // Then
        assertThat(target.position()).isEqualTo(1 + 8 * 8 * 3);
        assertThat(target.get(0)).isZero();
        assertThat(target.get(1)).isEqualTo((byte) 1);
        assertThat(target.get(1 + 8 * 8 * 3)).isZero();
    }

    @Test
    void aCropOutsideThePictureIsRefused() {
        // Given
        DecodedImage image = Drawn.formula(10, 10);
        CropBox crop = new CropBox(5, 0, 6, 10);

        // Then
        assertThatThrownBy(() -> resizer.resize(image, crop, false, 8, ByteBuffer.allocate(8 * 8 * 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10 x 10");
    }

    private static void assertWithinOneLevel(ByteBuffer target, byte[] expected) {
        assertThat(target.hasRemaining()).isFalse();
        assertThat(target.capacity()).isEqualTo(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(Math.abs((target.get(i) & 255) - (expected[i] & 255)))
                    .as("value %d", i)
                    .isLessThanOrEqualTo(1);
        }
    }
}

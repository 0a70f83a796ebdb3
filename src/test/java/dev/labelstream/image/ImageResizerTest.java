package dev.labelstream.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageResizerTest {
    private final ImageResizer resizer = new ImageResizer();

    @ParameterizedTest
    @CsvSource({"landscape, 500, 374, 56", "portrait, 97, 211, 48", "tiny, 5, 3, 32", "one-row, 640, 1, 16"})
    void aPictureIsResizedAsPillowDoes(String name, int width, int height, int size) throws IOException {
        // Given
        ByteBuffer target = ByteBuffer.allocate(size * size * 3);

        // When
        resizer.resize(Drawn.formula(width, height), size, target);

        // Then
        assertWithinOneLevel(target, Drawn.resource("golden-" + name + ".raw"));
    }

    @Test
    void aCropIsCutOutAndMirrored() throws IOException {
        // Given
        ByteBuffer target = ByteBuffer.allocate(40 * 40 * 3);

        // When
        resizer.resize(Drawn.formula(300, 200), new CropBox(31, 17, 200, 123), true, 40, target);

        // Then
        assertWithinOneLevel(target, Drawn.resource("golden-crop-flipped.raw"));
    }

    private static void assertWithinOneLevel(ByteBuffer target, byte[] expected) {
        assertThat(target.hasRemaining()).isFalse();
        assertThat(expected).hasSameSizeAs(target.array());
        for (int i = 0; i < expected.length; i++) {
            assertThat(Math.abs((target.get(i) & 255) - (expected[i] & 255)))
                    .as("value %d", i)
                    .isLessThanOrEqualTo(1);
        }
    }
}

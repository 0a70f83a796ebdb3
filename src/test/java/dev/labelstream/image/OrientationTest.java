package dev.labelstream.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrientationTest {
    private final ImagePreprocessor preprocessor = new ImagePreprocessor(Drawn.limits(Map.of()));

    /** The scene's blue corner is stored at the upper left; EXIF says which corner of the upright picture that is. */
    @ParameterizedTest
    @CsvSource({
        "1, 80, 40, left, top", "2, 80, 40, right, top", "3, 80, 40, right, bottom", "4, 80, 40, left, bottom",
        "5, 40, 80, left, top", "6, 40, 80, right, top", "7, 40, 80, right, bottom", "8, 40, 80, left, bottom"
    })
    void aPhotoIsTurnedUpright(int exif, int width, int height, String side, String end) {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            // Given
            byte[] tiff = PhotoSurgery.orientation(exif, order);
            byte[] jpeg = PhotoSurgery.withExif(Drawn.file(Drawn.scene(80, 40), "jpeg"), tiff);
            byte[] png = PhotoSurgery.withPngChunk(Drawn.file(Drawn.scene(80, 40), "png"), "eXIf", tiff);

            for (byte[] photo : new byte[][] {jpeg, png}) {
                // When
                DecodedImage decoded = (DecodedImage) preprocessor.decode(photo);

                // Then
                assertThat(decoded.width()).isEqualTo(width);
                assertThat(decoded.height()).isEqualTo(height);
                int x = side.equals("left") ? 2 : width - 3;
                int y = end.equals("top") ? 2 : height - 3;
                assertThat(Drawn.at(decoded, x, y)[2]).isGreaterThan(230);
                assertThat(Drawn.at(decoded, width - 1 - x, height - 1 - y)[2]).isLessThan(100);
            }
        }
    }

    @Test
    void transposedAndTurnedPicturesDifferWhereTheyShould() {
        // Given
        byte[] rows = {1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 5, 6, 6, 6};
        DecodedImage image = new DecodedImage(3, 2, rows);

        // Then
        assertThat(firstBand(Orientation.ofExif(2).upright(image))).containsExactly(3, 2, 1, 6, 5, 4);
        assertThat(firstBand(Orientation.ofExif(3).upright(image))).containsExactly(6, 5, 4, 3, 2, 1);
        assertThat(firstBand(Orientation.ofExif(4).upright(image))).containsExactly(4, 5, 6, 1, 2, 3);
        assertThat(firstBand(Orientation.ofExif(5).upright(image))).containsExactly(1, 4, 2, 5, 3, 6);
        assertThat(firstBand(Orientation.ofExif(6).upright(image))).containsExactly(4, 1, 5, 2, 6, 3);
        assertThat(firstBand(Orientation.ofExif(7).upright(image))).containsExactly(6, 3, 5, 2, 4, 1);
        assertThat(firstBand(Orientation.ofExif(8).upright(image))).containsExactly(3, 6, 2, 5, 1, 4);
    }

    @Test
    void aWebpIsTurnedUpright() {
        // When
        DecodedImage decoded = (DecodedImage) preprocessor.decode(Drawn.resource("turned.webp"));

        // Then
        assertThat(decoded.width()).isEqualTo(16);
        assertThat(Drawn.at(decoded, 2, 2)).containsExactly(30, 60, 210);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 65535})
    void valuesThatExifDoesNotKnowAreUpright(int exif) {
        assertThat(Orientation.ofExif(exif).isUpright()).isTrue();
    }

    @Test
    void damagedExifIsNoReasonToRefuseAPhoto() {
        // Given
        byte[] plain = Drawn.file(Drawn.scene(80, 40), "jpeg");
        byte[] tiff = PhotoSurgery.orientation(6, ByteOrder.BIG_ENDIAN);

        for (int i = 0; i < tiff.length; i++) {
            byte[] damaged = tiff.clone();
            damaged[i] = (byte) 0xff;

            // When
            Decoded cut = preprocessor.decode(PhotoSurgery.withExif(plain, Arrays.copyOf(tiff, i)));
            Decoded flipped = preprocessor.decode(PhotoSurgery.withExif(plain, damaged));

            // Then
            assertThat(cut).as("cut at %d", i).isInstanceOf(DecodedImage.class);
            assertThat(flipped).as("damaged at %d", i).isInstanceOf(DecodedImage.class);
        }
    }

    private static int[] firstBand(DecodedImage image) {
        int[] band = new int[image.width() * image.height()];
        Arrays.setAll(band, i -> image.rgb()[i * 3]);
        return band;
    }
}

package dev.labelstream.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelstream.event.FailureReason;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadPhotosTest {
    private final ImagePreprocessor preprocessor = new ImagePreprocessor(Drawn.limits(Map.of()));

    @Test
    void anEmptyFileIsNoImage() {
        assertThat(preprocessor.decode(new byte[0]))
                .isEqualTo(new Rejection(FailureReason.NOT_AN_IMAGE, "the file is empty (0 bytes)"));
    }

    @ParameterizedTest
    @CsvSource({"hello, NOT_AN_IMAGE", "<html>, NOT_AN_IMAGE", "B, NOT_AN_IMAGE", "BM, NOT_AN_IMAGE"})
    void textUnderAPhotosNameIsNoImage(String content, FailureReason reason) {
        assertThat(rejected(content.getBytes(StandardCharsets.UTF_8)).reason()).isEqualTo(reason);
    }

    @Test
    void formatsThatAreNotReadAreNamedWithTheMend() {
        // Given
        Map<String, String> heads = Map.ofEntries(
                Map.entry("\0\0\0\u0018ftypheic\0\0\0\0", "HEIC"),
                Map.entry("\0\0\0\u0018ftypmif1\0\0\0\0", "HEIC"),
                Map.entry("\0\0\0\u001cftypavif\0\0\0\0", "AVIF"),
                Map.entry("II*\0\u0008\0\0\0", "TIFF"),
                Map.entry("MM\0*\0\0\0\u0008", "TIFF"),
                Map.entry("\0\0\0\u000cJXL \r\n", "JPEG XL"),
                Map.entry("\0\0\0\u000cjP  \r\n", "JPEG 2000"),
                Map.entry("8BPS\0\u0001", "Photoshop"),
                Map.entry("%PDF-1.7", "PDF"),
                Map.entry("<svg xmlns=", "SVG"));

        heads.forEach((head, name) -> {
            // When
            Rejection rejection = rejected(head.getBytes(StandardCharsets.ISO_8859_1));

            // Then
            assertThat(rejection.reason()).isEqualTo(FailureReason.UNSUPPORTED_FORMAT);
            assertThat(rejection.message()).contains(name).contains("convert it to JPEG");
        });
    }

    @Test
    void aJpegOfAKindThatIsNotReadIsUnsupported() {
        // Given
        byte[] arithmetic = photos().get("jpeg");
        for (int i = 0; i < arithmetic.length - 1; i++) {
            if (arithmetic[i] == (byte) 0xff && arithmetic[i + 1] == (byte) 0xc0) {
                arithmetic[i + 1] = (byte) 0xcb;
            }
        }

        // Then
        assertThat(rejected(arithmetic).reason()).isEqualTo(FailureReason.UNSUPPORTED_FORMAT);
    }

    @Test
    void aPhotoCutAnywhereIsNeverAHalfPicture() {
        for (Map.Entry<String, byte[]> whole : photos().entrySet()) {
            byte[] photo = whole.getValue();
            byte[] pixels = ((DecodedImage) preprocessor.decode(photo)).rgb();
            for (int cut = 1; cut < photo.length; cut++) {
                // When
                Decoded decoded = preprocessor.decode(Arrays.copyOf(photo, cut));

                // Then
                if (decoded instanceof DecodedImage image) {
                    assertThat(Arrays.equals(image.rgb(), pixels))
                            .as("%s cut to %d of %d bytes", whole.getKey(), cut, photo.length)
                            .isTrue();
                } else {
                    assertThat(((Rejection) decoded).reason()).isEqualTo(FailureReason.NOT_AN_IMAGE);
                }
            }
        }
    }

    @Test
    void aCutJpegSaysSo() {
        // Given
        byte[] jpeg = photos().get("jpeg");

        // Then
        assertThat(rejected(Arrays.copyOf(jpeg, jpeg.length - 2)).message()).contains("cut short");
        assertThat(rejected(Arrays.copyOf(jpeg, jpeg.length / 2)).message()).contains("cut short");
    }

    @Test
    void damagedBytesNeverEndInAnException() {
        // Given
        ImagePreprocessor strict = new ImagePreprocessor(Drawn.limits(Map.of("labelstream.image.max-pixels", "10000")));
        Random random = new Random(7);

        for (Map.Entry<String, byte[]> whole : photos().entrySet()) {
            for (int i = 0; i < 150; i++) {
                byte[] damaged = whole.getValue().clone();
                int changes = 1 + random.nextInt(5);
                for (int change = 0; change < changes; change++) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                }

                // When
                Decoded decoded = strict.decode(damaged);

                // Then
                if (decoded instanceof Rejection rejection) {
                    assertThat(rejection.message()).isNotBlank().doesNotContain("\n", "\0");
                }
            }
        }
    }

    @Test
    void tooManyPixelsAreRefusedBeforeTheyAreDecoded() {
        // Given
        byte[] bomb = Drawn.file(new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_BINARY), "png");
        ByteBuffer.wrap(bomb).putInt(16, 50_000).putInt(20, 40_000);

        // When
        Rejection rejection = rejected(bomb);

        // Then
        assertThat(rejection.reason()).isEqualTo(FailureReason.TOO_LARGE);
        assertThat(rejection.message())
                .isEqualTo("50000 x 40000 pixels are more than labelstream.image.max-pixels=100000000");
    }

    @Test
    void tooManyBytesAreRefusedBeforeTheyAreRead() {
        // Given
        ImagePreprocessor strict = new ImagePreprocessor(Drawn.limits(Map.of("labelstream.image.max-size", "100")));

        // When
        Rejection rejection = (Rejection) strict.decode(new byte[101]);

        // Then
        assertThat(rejection.reason()).isEqualTo(FailureReason.TOO_LARGE);
        assertThat(rejection.message()).isEqualTo("101 bytes are more than labelstream.image.max-size=100");
    }

    @Test
    void aPhotoThatDoesNotFitIntoTheHeapIsTooLarge() {
        // Given
        ImageDecoder poor = new ImageDecoder(Drawn.limits(Map.of()), new DecodeBudget(100_000));
        byte[] photo = Drawn.file(Drawn.scene(300, 300), "jpeg");

        // When
        Rejection rejection = (Rejection) poor.decode(photo, decoded -> decoded);

        // Then
        assertThat(rejection.reason()).isEqualTo(FailureReason.TOO_LARGE);
        assertThat(rejection.message()).contains("300 x 300").contains("-Xmx");
    }

    private Rejection rejected(byte[] photo) {
        return (Rejection) preprocessor.decode(photo);
    }

    private static Map<String, byte[]> photos() {
        Map<String, byte[]> photos = new LinkedHashMap<>();
        photos.put("jpeg", Drawn.file(Drawn.scene(40, 24), "jpeg"));
        photos.put("progressive", Drawn.file(Drawn.scene(40, 24), "jpeg", true, 0.9f));
        photos.put("png", Drawn.file(Drawn.scene(20, 12), "png"));
        photos.put("interlaced", Drawn.file(Drawn.scene(20, 12), "png", true, 1));
        photos.put("bmp", Drawn.file(Drawn.scene(20, 12, BufferedImage.TYPE_3BYTE_BGR), "bmp"));
        photos.put("gif", Drawn.file(Drawn.scene(20, 12, BufferedImage.TYPE_BYTE_INDEXED), "gif"));
        for (String webp : new String[] {"lossless", "lossy", "animated", "transparent", "turned"}) {
            photos.put(webp, Drawn.resource(webp + ".webp"));
        }
        return photos;
    }
}

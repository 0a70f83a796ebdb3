package dev.labelstream.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RightPicturesTest {
    private final ImagePreprocessor preprocessor = new ImagePreprocessor(Drawn.limits(Map.of()));

    @ParameterizedTest
    @CsvSource({"png, false", "png, true", "bmp, false"})
    void aLosslessPhotoKeepsEveryPixel(String format, boolean interlaced) {
        // Given
        DecodedImage drawn = Drawn.formula(61, 47);

        // When
        DecodedImage decoded = decode(Drawn.file(Drawn.image(drawn), format, interlaced, 1));

        // Then
        assertThat(decoded.width()).isEqualTo(61);
        assertThat(decoded.rgb()).isEqualTo(drawn.rgb());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aJpegComesOutAsItWasDrawn(boolean progressive) {
        // Given
        BufferedImage ramp = Drawn.scene(64, 48);

        // When
        DecodedImage decoded = decode(Drawn.file(ramp, "jpeg", progressive, 0.95f));

        // Then
        assertThat(Drawn.at(decoded, 3, 3)).satisfies(rgb -> assertNear(rgb, 0, 0, 255));
        assertThat(Drawn.at(decoded, 63, 47)).satisfies(rgb -> assertNear(rgb, 32, 199, 59));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "bmp"})
    void aGreyPhotoIsNeitherBrightenedNorDarkened(String format) {
        // Given
        BufferedImage grey = Drawn.flat(new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY).getColorModel(), 100);

        // When
        DecodedImage decoded = decode(Drawn.file(grey, format));

        // Then
        assertThat(Drawn.at(decoded, 19, 9)).containsExactly(100, 100, 100);
    }

    @Test
    void sixteenBitsLoseTheLowerEight() {
        // When
        DecodedImage grey = decode(Drawn.file(Drawn.flat(sixteenBit(ColorSpace.CS_GRAY), 0x64ff), "png"));
        DecodedImage rgb =
                decode(Drawn.file(Drawn.flat(sixteenBit(ColorSpace.CS_sRGB), 0x0aff, 0x14ff, 0x1e00), "png"));

        // Then
        assertThat(Drawn.at(grey, 1, 1)).containsExactly(0x64, 0x64, 0x64);
        assertThat(Drawn.at(rgb, 1, 1)).containsExactly(10, 20, 30);
    }

    @Test
    void transparentColoursLieOverBlack() {
        // Given
        BufferedImage half = Drawn.flat(ColorModel.getRGBdefault(), 200, 100, 50, 128);
        BufferedImage grey = Drawn.flat(greyAlpha(), 255, 51);
        BufferedImage palette = Drawn.flat(
                new IndexColorModel(2, 2, new int[] {0xff0a141e, 0x80c86432}, 0, true, -1, DataBuffer.TYPE_BYTE), 1);

        // Then
        assertThat(Drawn.at(decode(Drawn.file(half, "png")), 5, 5)).containsExactly(100, 50, 25);
        assertThat(Drawn.at(decode(Drawn.file(grey, "png")), 5, 5)).containsExactly(51, 51, 51);
        assertThat(Drawn.at(decode(Drawn.file(palette, "png")), 5, 5)).containsExactly(100, 50, 25);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "gif"})
    void palettesAreLookedUp(String format) {
        // Given
        IndexColorModel colours =
                new IndexColorModel(8, 3, new int[] {0x0a141e, 0xc86432, 0xffffff}, 0, false, -1, DataBuffer.TYPE_BYTE);

        // When
        DecodedImage decoded = decode(Drawn.file(Drawn.flat(colours, 1), format));

        // Then
        assertThat(Drawn.at(decoded, 7, 7)).containsExactly(0xc8, 0x64, 0x32);
    }

    @Test
    void blackAndWhiteIsBlackAndWhite() {
        // Given
        BufferedImage bits = new BufferedImage(9, 3, BufferedImage.TYPE_BYTE_BINARY);
        bits.setRGB(8, 2, 0xffffff);

        // When
        DecodedImage decoded = decode(Drawn.file(bits, "png"));

        // Then
        assertThat(Drawn.at(decoded, 8, 2)).containsExactly(255, 255, 255);
        assertThat(Drawn.at(decoded, 7, 2)).containsExactly(0, 0, 0);
    }

    @ParameterizedTest
    @CsvSource({"0, 200, 100, 50, 255", "2, 131, 170, 74, 255"})
    void printColoursBecomeRgb(int transform, int first, int second, int third, int black) throws IOException {
        // Given
        byte[] cmyk = PhotoSurgery.withAdobeTransform(fourChannels(first, second, third, black), transform);

        // When
        DecodedImage decoded = decode(cmyk);

        // Then
        assertThat(Drawn.at(decoded, 5, 5)).satisfies(rgb -> assertNear(rgb, 200, 100, 50));
    }

    @Test
    void aColourProfileChangesNothing() throws IOException {
        // Given
        byte[] jpeg = Drawn.file(Drawn.scene(40, 30), "jpeg");
        byte[] png = Drawn.file(Drawn.scene(40, 30), "png");
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(deflated)) {
            deflater.write(profile);
        }

        // When
        DecodedImage fromJpeg = decode(PhotoSurgery.withSegment(
                jpeg, 0xe2, PhotoSurgery.joined("ICC_PROFILE\0\1\1".getBytes(StandardCharsets.ISO_8859_1), profile)));
        DecodedImage fromPng = decode(PhotoSurgery.withPngChunk(
                png, "iCCP", PhotoSurgery.joined(new byte[] {'x', 0, 0}, deflated.toByteArray())));

        // Then
        assertThat(Drawn.at(fromJpeg, 30, 20)).isEqualTo(Drawn.at(decode(jpeg), 30, 20));
        assertThat(Drawn.at(fromPng, 30, 20)).isEqualTo(Drawn.at(decode(png), 30, 20));
    }

    @Test
    void bytesBehindTheEndAndLeftOverBeforeItAreHarmless() {
        // Given
        byte[] jpeg = Drawn.file(Drawn.scene(40, 30), "jpeg");
        byte[] behind = PhotoSurgery.joined(jpeg, new byte[500]);
        byte[] before = PhotoSurgery.joined(
                Arrays.copyOf(jpeg, jpeg.length - 2), new byte[] {1, 2, 3, 4, 5, 6, 7, 8, (byte) 0xff, (byte) 0xd9});

        // Then
        assertThat(decode(behind).rgb()).isEqualTo(decode(jpeg).rgb());
        assertThat(decode(before).rgb()).isEqualTo(decode(jpeg).rgb());
    }

    @ParameterizedTest
    @CsvSource({"lossless.webp, 0", "animated.webp, 0", "lossy.webp, 4"})
    void webpIsRead(String name, int tolerance) {
        // When
        DecodedImage decoded = decode(Drawn.resource(name));

        // Then
        assertThat(decoded.width()).isEqualTo(24);
        assertThat(decoded.height()).isEqualTo(16);
        assertNear(Drawn.at(decoded, 4, 3), tolerance, 200, 40, 40);
        assertNear(Drawn.at(decoded, 20, 3), tolerance, 40, 180, 60);
        assertNear(Drawn.at(decoded, 4, 12), tolerance, 30, 60, 210);
        assertNear(Drawn.at(decoded, 20, 12), tolerance, 240, 240, 240);
    }

    @Test
    void transparentWebpLiesOverBlack() {
        assertThat(Drawn.at(decode(Drawn.resource("transparent.webp")), 4, 3)).containsExactly(100, 20, 20);
    }

    @Test
    void anAnimationShowsItsFirstFrame() throws IOException {
        // Given
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            for (int grey : new int[] {255, 0}) {
                BufferedImage frame = new BufferedImage(20, 10, BufferedImage.TYPE_BYTE_BINARY);
                frame.setRGB(3, 3, grey << 16 | grey << 8 | grey);
                writer.writeToSequence(new IIOImage(frame, null, null), null);
            }
            writer.endWriteSequence();
        }

        // When
        DecodedImage decoded = decode(bytes.toByteArray());

        // Then
        assertThat(Drawn.at(decoded, 3, 3)).containsExactly(255, 255, 255);
    }

    private DecodedImage decode(byte[] photo) {
        Decoded decoded = preprocessor.decode(photo);
        assertThat(decoded).isInstanceOf(DecodedImage.class);
        return (DecodedImage) decoded;
    }

    private static void assertNear(int[] rgb, int red, int green, int blue) {
        assertNear(rgb, 8, red, green, blue);
    }

    private static void assertNear(int[] rgb, int tolerance, int red, int green, int blue) {
        assertThat(rgb).as(Arrays.toString(rgb)).satisfies(values -> {
            assertThat(Math.abs(values[0] - red)).isLessThanOrEqualTo(tolerance);
            assertThat(Math.abs(values[1] - green)).isLessThanOrEqualTo(tolerance);
            assertThat(Math.abs(values[2] - blue)).isLessThanOrEqualTo(tolerance);
        });
    }

    private static ColorModel sixteenBit(int colourSpace) {
        return new ComponentColorModel(
                ColorSpace.getInstance(colourSpace), false, false, Transparency.OPAQUE, DataBuffer.TYPE_USHORT);
    }

    private static ColorModel greyAlpha() {
        return new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_GRAY),
                true,
                false,
                Transparency.TRANSLUCENT,
                DataBuffer.TYPE_BYTE);
    }

    /** A JPEG of four channels as they are, without any word on what they mean. */
    private static byte[] fourChannels(int... samples) throws IOException {
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 24, 16, 4, null);
        for (int i = 0; i < 24 * 16; i++) {
            raster.setPixel(i % 24, i / 24, samples);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(raster, null, null), null);
        }
        return bytes.toByteArray();
    }
}

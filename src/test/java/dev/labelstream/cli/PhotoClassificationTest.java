package dev.labelstream.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.labelstream.aggregate.CsvFormat;
import dev.labelstream.aggregate.CsvRow;
import dev.labelstream.aggregate.CsvValue;
import dev.labelstream.aggregate.LineSeparator;
import dev.labelstream.image.ImageConfig;
import dev.labelstream.image.ImagePreprocessor;
import io.quarkus.runtime.configuration.MemorySize;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhotoClassificationTest {
    private static final ImageConfig LIMITS = new ImageConfig() {
        @Override
        public MemorySize maxSize() {
            return new MemorySize(BigInteger.valueOf(100_000));
        }

        @Override
        public long maxPixels() {
            return 1_000_000;
        }
    };

    @TempDir
    private Path folder;

    private final List<Integer> batches = new ArrayList<>();
    private final List<Long> progress = new ArrayList<>();

    @Test
    void rowsComeInTheOrderOfTheSubmissionWhateverTheBatchesWere() throws IOException {
        // Given
        List<Path> photos = List.of(
                draw("10.png", Color.BLACK),
                draw("9.png", Color.WHITE),
                draw("a.png", Color.WHITE),
                draw("1.png", Color.BLACK));

        // When
        PhotoClassification.Result result = classification(3).classify(photos, progress::add);

        // Then
        assertThat(result.rows().values())
                .extracting(CsvRow::id, CsvRow::classIndex)
                .containsExactly(tuple("1", 0), tuple("9", 1), tuple("10", 0), tuple("a", 1));
        assertThat(batches).containsExactly(3, 1);
        assertThat(progress).containsExactly(3L, 4L);
    }

    @Test
    void anUnreadablePhotoIsNamedAndCostsOnlyItself() throws IOException {
        // Given
        Path text = Files.writeString(folder.resolve("2.png"), "not a photo");
        Path lost = folder.resolve("3.png");
        Path huge = Files.write(folder.resolve("4.png"), new byte[100_001]);
        List<Path> photos = List.of(draw("1.png", Color.BLACK), text, lost, huge, draw("5.png", Color.WHITE));

        // When
        PhotoClassification.Result result = classification(8).classify(photos, progress::add);

        // Then
        assertThat(result.rows().values())
                .extracting(CsvRow::id, CsvRow::classIndex)
                .containsExactly(tuple("1", 0), tuple("5", 1));
        assertThat(result.unreadable()).containsOnlyKeys(text.toString(), lost.toString(), huge.toString());
        assertThat(result.unreadable().get(lost.toString())).contains("no such file");
        assertThat(result.unreadable().get(huge.toString())).contains("labelstream.image.max-size");
    }

    @Test
    void theCsvIsWrittenAsTheBucketsIs() throws IOException {
        // Given
        List<Path> photos = List.of(draw("10.png", Color.BLACK), draw("9.png", Color.WHITE));
        PhotoClassification.Result result = classification(2).classify(photos, progress::add);
        CsvFormat format = new CsvFormat(Optional.empty(), LineSeparator.CRLF, CsvValue.INDEX, false);
        Path csv = folder.resolve("out.csv");
        Path wide = folder.resolve("wide.csv");

        // When
        new CsvOutput(format, csv).write(List.of("dark", "light"), result.rows().values());
        new CsvOutput(format.withEveryProbability(), wide)
                .write(List.of("dark", "light"), result.rows().values());

        // Then
        assertThat(Files.readString(csv)).isEqualTo("9,1\r\n10,0\r\n");
        assertThat(Files.readString(wide)).isEqualTo("9,1,0.2,0.8\r\n10,0,0.9,0.1\r\n");
    }

    private PhotoClassification classification(int batchSize) {
        return new PhotoClassification(
                new BrightnessNetwork(), new PhotoPixels(new ImagePreprocessor(LIMITS), LIMITS), batchSize);
    }

    private Path draw(String name, Color colour) throws IOException {
        BufferedImage picture = new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(0, 0, 20, 10);
        graphics.dispose();
        Path file = folder.resolve(name);
        ImageIO.write(picture, "png", file.toFile());
        return file;
    }

    /** Looks at the first byte of each picture. */
    private final class BrightnessNetwork implements PhotoNetwork {
        @Override
        public int inputSize() {
            return 8;
        }

        @Override
        public List<String> labels() {
            return List.of("dark", "light");
        }

        @Override
        public float[][] classify(ByteBuffer pictures, int count) {
            batches.add(count);
            float[][] rows = new float[count][];
            for (int i = 0; i < count; i++) {
                rows[i] =
                        (pictures.get(i * 8 * 8 * 3) & 255) > 127 ? new float[] {0.2f, 0.8f} : new float[] {0.9f, 0.1f};
            }
            return rows;
        }
    }
}

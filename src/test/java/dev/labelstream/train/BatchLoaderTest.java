package dev.labelstream.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchLoaderTest {
    @TempDir
    Path temporary;

    @Test
    void batchesAreTheSameHoweverManyThreadsPrepareThem() throws IOException {
        // Given
        LabelledPhotos photos = LabelledPhotos.read(Pictures.draw(temporary.resolve("photos"), 15), null);
        try (PixelStore pixels = new PixelStore(Pictures.preprocessor(), temporary)) {
            pixels.add(photos.photos(), 64, false, new RecordedTraining());

            // When
            List<Long> alone = checksums(pixels, 1);
            List<Long> together = checksums(pixels, 4);

            // Then
            assertThat(together).hasSize(7).isEqualTo(alone).doesNotHaveDuplicates();
        }
    }

    @Test
    void wholePhotosComeAsTheyWouldBeServed() throws IOException {
        LabelledPhotos photos = LabelledPhotos.read(Pictures.draw(temporary.resolve("photos"), 2), null);
        try (PixelStore pixels = new PixelStore(Pictures.preprocessor(), temporary);
                BatchLoader loader = new BatchLoader(pixels, 2)) {
            pixels.add(photos.photos(), 48, true, new RecordedTraining());

            Batch batch = loader.load(List.of(new int[] {3, 0}), 48, (photo, image) -> View.whole(image))
                    .iterator()
                    .next();

            assertThat(batch.labels()).containsExactly(1, 0);
            ByteBuffer served = ByteBuffer.allocate(48 * 48 * 3);
            byte[] file = Files.readAllBytes(photos.photos().get(3).file());
            assertThat(Pictures.preprocessor().prepare(file, 48, served)).isEmpty();
            assertThat(batch.pixels().slice(0, 48 * 48 * 3)).isEqualTo(served.flip());
        }
    }

    private static List<Long> checksums(PixelStore pixels, int threads) {
        List<int[]> plan = Shuffle.full(pixels.size(), 4, new SplittableRandom(9));
        List<Long> checksums = new ArrayList<>();
        try (BatchLoader loader = new BatchLoader(pixels, threads)) {
            for (Batch batch :
                    loader.load(plan, 32, (photo, image) -> View.random(image, 0.3, new SplittableRandom(photo)))) {
                CRC32 checksum = new CRC32();
                checksum.update(batch.pixels());
                checksums.add(checksum.getValue());
            }
        }
        return checksums;
    }
}

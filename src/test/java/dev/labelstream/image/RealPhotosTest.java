package dev.labelstream.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RealPhotosTest {
    private static final Path PHOTOS =
            Path.of(System.getProperty("labelstream.photos", "../shared/data")).resolve("photos");

    @Test
    void noRealPhotoIsRefused() throws IOException {
        // Given
        assumeTrue(Files.isDirectory(PHOTOS), PHOTOS + " is not there");
        ImagePreprocessor preprocessor = new ImagePreprocessor(Drawn.limits(Map.of()));
        List<Path> photos;
        try (Stream<Path> files = Files.list(PHOTOS)) {
            photos = files.filter(file -> PhotoNames.isPhoto(file.toString())).toList();
        }

        for (Path photo : photos) {
            // When
            Decoded decoded = preprocessor.decode(Files.readAllBytes(photo));

            // Then
            assertThat(decoded).as(photo.toString()).isInstanceOf(DecodedImage.class);
        }
    }
}

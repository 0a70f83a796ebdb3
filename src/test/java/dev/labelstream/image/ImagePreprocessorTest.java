package dev.labelstream.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelstream.event.FailureReason;
import dev.labelstream.model.TestModels;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ImagePreprocessorTest {
    private final ImagePreprocessor preprocessor = new ImagePreprocessor(Drawn.limits(Map.of()));

    @BeforeAll
    static void startEngine() {
        TestModels.startEngine();
    }

    @Test
    void aPhotoBecomesTheSquareThatTheNetworkSees() {
        // Given
        byte[] photo = PhotoSurgery.withExif(
                Drawn.file(Drawn.scene(80, 40), "jpeg"), PhotoSurgery.orientation(6, ByteOrder.BIG_ENDIAN));
        ByteBuffer target = ByteBuffer.allocateDirect(32 * 32 * 3);

        // When
        Optional<Rejection> rejection = preprocessor.prepare(photo, 32, target);

        // Then
        assertThat(rejection).isEmpty();
        assertThat(target.hasRemaining()).isFalse();
        DecodedImage upright = (DecodedImage) preprocessor.decode(photo);
        byte[] expected = PillowBilinear.resize(upright, upright.bounds(), 32);
        for (int i = 0; i < expected.length; i++) {
            assertThat((int) target.get(i) & 255).isBetween((expected[i] & 255) - 1, (expected[i] & 255) + 1);
        }
    }

    @Test
    void aBadPhotoLeavesTheTargetAlone() {
        // Given
        ByteBuffer target = ByteBuffer.allocate(32 * 32 * 3);

        // When
        Optional<Rejection> rejection = preprocessor.prepare(new byte[] {1, 2, 3}, 32, target);

        // Then
        assertThat(rejection.orElseThrow().reason()).isEqualTo(FailureReason.NOT_AN_IMAGE);
        assertThat(target.position()).isZero();
    }
}

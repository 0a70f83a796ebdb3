package dev.labelstream.classify;

import dev.labelstream.event.FailureReason;
import dev.labelstream.image.Rejection;
import java.nio.ByteBuffer;
import java.util.Optional;

/** A picture whose every pixel is the photo's first byte. */
final class FakePixels implements PixelSource {
    static final int NOT_AN_IMAGE = 111;
    static final int KILLS_THE_DECODER = 112;

    @Override
    public Optional<Rejection> prepare(byte[] photo, int size, ByteBuffer target) {
        if (photo[0] == NOT_AN_IMAGE) {
            return Optional.of(new Rejection(FailureReason.NOT_AN_IMAGE, "no picture"));
        }
        if (photo[0] == KILLS_THE_DECODER) {
            throw new IllegalArgumentException("never seen such a picture");
        }
        for (int i = 0; i < size * size * 3; i++) {
            target.put(photo[0]);
        }
        return Optional.empty();
    }
}

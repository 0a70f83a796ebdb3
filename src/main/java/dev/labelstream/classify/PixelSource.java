package dev.labelstream.classify;

import dev.labelstream.image.Rejection;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Decoding and resizing, as far as a classifier needs them. */
interface PixelSource {
    /** Writes {@code size * size * 3} bytes RGB at the target's position, or says why it cannot. */
    Optional<Rejection> prepare(byte[] photo, int size, ByteBuffer target);
}

package dev.labelstream.classify;

import dev.labelstream.classify.Reading.Readable;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * A slice whose photos have been read.
 *
 * @param lease of the model it was prepared for
 * @param pictures direct, {@code [photos, size, size, 3]} uint8 RGB from its start
 * @param photos in the order of the pictures
 * @param verdicts on those that could not be read
 */
record PreparedSlice(
        Slice slice, ModelSwap.Lease lease, ByteBuffer pictures, List<Readable> photos, List<Verdict> verdicts) {
    PreparedSlice {
        photos = List.copyOf(photos);
        verdicts = List.copyOf(verdicts);
    }
}

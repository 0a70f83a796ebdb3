package dev.labelstream.cli;

import java.nio.ByteBuffer;
import java.util.List;

/** A loaded model, as far as classifying files needs it. */
interface PhotoNetwork {
    /** Width and height of a picture, pixels. */
    int inputSize();

    /** In class-index order. */
    List<String> labels();

    /**
     * @param pictures direct, {@code [count, size, size, 3]} uint8 RGB
     * @return {@code [count][labels]} probabilities
     */
    float[][] classify(ByteBuffer pictures, int count);
}

package dev.labelstream.train;

import java.nio.ByteBuffer;

/**
 * Photos of one step.
 *
 * @param pixels direct, uint8 {@code [labels.length, size, size, 3]} RGB
 * @param labels class index of each photo
 */
record Batch(ByteBuffer pixels, int size, int[] labels) {}

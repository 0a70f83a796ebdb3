package dev.labelstream.train;

import dev.labelstream.image.DecodedImage;

/**
 * What a photo looks like in 128 bits: where its brightness falls from one cell of a 9 × 9 grid to the next, along rows and
 * along columns ("dHash" in both directions). Other sizes and compressions of a photo keep nearly all bits.
 */
record PhotoHash(long rows, long columns) {
    private static final int GRID = 9;

    static PhotoHash of(DecodedImage image) {
        long[] cells = cells(image);
        long rows = 0;
        long columns = 0;
        for (int one = 0; one < GRID - 1; one++) {
            for (int two = 0; two < GRID - 1; two++) {
                rows = rows << 1 | (cells[one * GRID + two] > cells[one * GRID + two + 1] ? 1 : 0);
                columns = columns << 1 | (cells[two * GRID + one] > cells[(two + 1) * GRID + one] ? 1 : 0);
            }
        }
        return new PhotoHash(rows, columns);
    }

    /** How many of 128 bits differ. */
    int distance(PhotoHash other) {
        return Long.bitCount(rows ^ other.rows) + Long.bitCount(columns ^ other.columns);
    }

    /** Mean brightness, in 256ths of a grey level. */
    private static long[] cells(DecodedImage image) {
        long[] cells = new long[GRID * GRID];
        for (int row = 0; row < GRID; row++) {
            for (int column = 0; column < GRID; column++) {
                cells[row * GRID + column] = mean(image, row, column);
            }
        }
        return cells;
    }

    private static long mean(DecodedImage image, int row, int column) {
        int top = row * image.height() / GRID;
        int left = column * image.width() / GRID;
        int bottom = Math.max(top + 1, (row + 1) * image.height() / GRID);
        int right = Math.max(left + 1, (column + 1) * image.width() / GRID);
        long sum = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int at = (y * image.width() + x) * 3;
                sum += 77 * (image.rgb()[at] & 0xff)
                        + 150 * (image.rgb()[at + 1] & 0xff)
                        + 29 * (image.rgb()[at + 2] & 0xff);
            }
        }
        return sum / ((long) (bottom - top) * (right - left));
    }
}

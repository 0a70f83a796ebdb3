package dev.labelstream.image;

/**
 * How the stored rows of a picture lie: which source pixel comes to which place when it is turned upright.
 *
 * @param transposed rows were stored as columns
 * @param mirrored from right to left
 * @param upsideDown from bottom to top
 */
record Orientation(boolean transposed, boolean mirrored, boolean upsideDown) {
    static final Orientation UPRIGHT = new Orientation(false, false, false);
    private static final int TILE = 32;

    /** By EXIF tag 0x0112, 1 to 8 (EXIF 2.32, 4.6.4 A); anything else is upright. */
    static Orientation ofExif(int value) {
        return switch (value) {
            case 2 -> new Orientation(false, true, false);
            case 3 -> new Orientation(false, true, true);
            case 4 -> new Orientation(false, false, true);
            case 5 -> new Orientation(true, false, false);
            case 6 -> new Orientation(true, false, true);
            case 7 -> new Orientation(true, true, true);
            case 8 -> new Orientation(true, true, false);
            default -> UPRIGHT;
        };
    }

    boolean isUpright() {
        return equals(UPRIGHT);
    }

    /** In tiles of 32 x 32, so that reading columns stays in the cache. */
    DecodedImage upright(DecodedImage image) {
        if (isUpright()) {
            return image;
        }
        int width = transposed ? image.height() : image.width();
        int height = transposed ? image.width() : image.height();
        byte[] turned = new byte[image.rgb().length];
        for (int top = 0; top < height; top += TILE) {
            for (int left = 0; left < width; left += TILE) {
                for (int y = top; y < Math.min(top + TILE, height); y++) {
                    turnRow(image, y, left, Math.min(left + TILE, width), turned, (y * width + left) * 3);
                }
            }
        }
        return new DecodedImage(width, height, turned);
    }

    private void turnRow(DecodedImage image, int y, int left, int right, byte[] turned, int at) {
        int to = at;
        for (int x = left; x < right; x++, to += 3) {
            int sourceX = transposed ? y : x;
            int sourceY = transposed ? x : y;
            int column = mirrored ? image.width() - 1 - sourceX : sourceX;
            int row = upsideDown ? image.height() - 1 - sourceY : sourceY;
            int from = (row * image.width() + column) * 3;
            turned[to] = image.rgb()[from];
            turned[to + 1] = image.rgb()[from + 1];
            turned[to + 2] = image.rgb()[from + 2];
        }
    }
}

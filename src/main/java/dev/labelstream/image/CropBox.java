package dev.labelstream.image;

/** A part of a picture in pixels, from its upper left corner. */
public record CropBox(int x, int y, int width, int height) {
    public CropBox {
        if (x < 0 || y < 0 || width < 1 || height < 1) {
            throw new IllegalArgumentException("no box: " + width + " x " + height + " at " + x + "," + y);
        }
    }
}

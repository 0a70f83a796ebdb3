package dev.labelstream.train;

import dev.labelstream.image.CropBox;
import dev.labelstream.image.DecodedImage;
import java.util.SplittableRandom;

/**
 * The part of a photo that a step sees.
 *
 * @param flip from left to right
 */
record View(CropBox crop, boolean flip) {
    private static final double MOST_STRETCH = Math.log(4.0 / 3);

    static View whole(DecodedImage photo) {
        return new View(photo.bounds(), false);
    }

    /** That share of the area or more, 3:4 to 4:3, anywhere, half of them mirrored (Szegedy et al. 2015). */
    static View random(DecodedImage photo, double smallestArea, SplittableRandom random) {
        double area = smallestArea + (1 - smallestArea) * random.nextDouble();
        double stretch = Math.exp((random.nextDouble() - 0.5) * MOST_STRETCH);
        int width = length(photo.width(), Math.sqrt(area) * stretch);
        int height = length(photo.height(), Math.sqrt(area) / stretch);
        int x = random.nextInt(photo.width() - width + 1);
        int y = random.nextInt(photo.height() - height + 1);
        return new View(new CropBox(x, y, width, height), random.nextBoolean());
    }

    private static int length(int whole, double share) {
        return Math.max(1, (int) Math.round(whole * Math.min(1, share)));
    }
}

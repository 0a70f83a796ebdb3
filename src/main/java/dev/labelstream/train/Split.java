package dev.labelstream.train;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32;

/**
 * Photos to learn from and photos held out. A photo's place follows from its name and the seed, so photos that are added
 * later hardly move the others.
 */
record Split(List<LabelledPhoto> training, List<LabelledPhoto> validation) {
    static Split of(LabelledPhotos all, double share, long seed) {
        List<LabelledPhoto> training = new ArrayList<>();
        List<LabelledPhoto> validation = new ArrayList<>();
        for (int label = 0; label < all.labels().size(); label++) {
            int wanted = label;
            List<LabelledPhoto> photos = all.photos().stream()
                    .filter(p -> p.label() == wanted)
                    .sorted(Comparator.comparingLong((LabelledPhoto p) -> place(p, seed))
                            .thenComparing(LabelledPhoto::file))
                    .toList();
            int held = (int) Math.ceil(photos.size() * share);
            validation.addAll(photos.subList(0, held));
            training.addAll(photos.subList(held, photos.size()));
        }
        return new Split(training, validation);
    }

    private static long place(LabelledPhoto photo, long seed) {
        CRC32 hash = new CRC32();
        hash.update((seed + "/" + photo.file().getFileName()).getBytes(StandardCharsets.UTF_8));
        return new SplittableRandom(hash.getValue()).nextLong();
    }
}

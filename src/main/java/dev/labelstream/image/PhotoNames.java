package dev.labelstream.image;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a file name or object key says about a photo before a byte of it is fetched. */
public final class PhotoNames {
    private static final Set<String> PHOTO = Set.of("jpg", "jpeg", "png", "webp", "bmp");
    private static final Set<String> HEIC = Set.of("heic", "heif", "hif");
    private static final String READ = ".jpg .jpeg .png .webp .bmp";

    private PhotoNames() {}

    public static boolean isPhoto(String fileName) {
        return PHOTO.contains(ending(fileName));
    }

    public static boolean isHeic(String fileName) {
        return HEIC.contains(ending(fileName));
    }

    /** Why the ending alone rules the photo out; empty for a photo. */
    public static Optional<Rejection> rejection(String fileName) {
        if (isPhoto(fileName)) {
            return Optional.empty();
        }
        String ending = ending(fileName);
        if (isHeic(fileName)) {
            return Optional.of(
                    Rejection.unsupported("." + ending + " is HEIC, which is not read: " + PhotoFormat.HEIC_MEND));
        }
        return Optional.of(Rejection.unsupported(
                ending.isEmpty()
                        ? "the name has no ending; photos are " + READ
                        : "." + ending + " is not read; photos are " + READ));
    }

    private static String ending(String fileName) {
        String name = fileName.substring(fileName.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}

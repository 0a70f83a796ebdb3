package dev.labelstream.train;

import dev.labelstream.image.PhotoNames;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Photos of a folder, labelled by their names: {@code cat_12.jpg}, {@code cat.12.jpg} or {@code cat/12.jpg}.
 *
 * @param labels class names; the position is the class index
 */
public record LabelledPhotos(List<String> labels, List<LabelledPhoto> photos) {
    private static final Pattern NAME = Pattern.compile("(.+)[_.]\\d+\\.[^.]+");

    public LabelledPhotos {
        labels = List.copyOf(labels);
        photos = List.copyOf(photos);
    }

    /**
     * Reads names, not photos.
     *
     * @param folder with the photos, or with a folder {@code train} of them
     * @param labels {@code cat,dog} fixes the order, {@code cat,*} makes everything but cats the second class; null for
     *     all names found, sorted
     * @throws TrainingException when the folder cannot be read or its photos do not make two classes
     */
    public static LabelledPhotos read(Path folder, String labels) {
        Path root = Files.isDirectory(folder.resolve("train")) ? folder.resolve("train") : folder;
        Map<Path, String> names = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root, 2, FileVisitOption.FOLLOW_LINKS)) {
            files.filter(f -> PhotoNames.isPhoto(f.getFileName().toString()) && Files.isRegularFile(f))
                    .forEach(f -> names.computeIfAbsent(f, photo -> label(root, photo)));
        } catch (IOException e) {
            throw new TrainingException("cannot read the folder " + root + ": give one with labelled photos", e);
        }
        if (names.isEmpty()) {
            throw new TrainingException("no labelled photos in " + root
                    + ": name them cat_12.jpg or cat.12.jpg, or put them into a folder for each class");
        }
        LabelOrder order = LabelOrder.of(labels, names.values());
        List<LabelledPhoto> photos = new ArrayList<>();
        names.forEach((file, name) -> photos.add(new LabelledPhoto(file, order.index(file, name))));
        return new LabelledPhotos(order.labels(), photos);
    }

    /** The class a photo's name tells; null when it tells none. */
    private static String label(Path root, Path photo) {
        if (!photo.getParent().equals(root)) {
            return photo.getParent().getFileName().toString();
        }
        Matcher name = NAME.matcher(photo.getFileName().toString());
        return name.matches() ? name.group(1) : null;
    }
}

package dev.labelstream.train;

import dev.labelstream.image.PhotoNames;
import dev.labelstream.model.ModelCard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Photos of a folder, labelled by their names: {@code cat_12.jpg}, {@code cat.12.jpg} or {@code cat/12.jpg}.
 *
 * @param labels class names; the position is the class index
 * @param unlabelled how many photos say nothing
 */
public record LabelledPhotos(List<String> labels, List<LabelledPhoto> photos, int unlabelled) {
    private static final Pattern NAME = Pattern.compile("(.+)[_.]\\d+\\.[^.]+");

    public LabelledPhotos {
        labels = List.copyOf(labels);
        photos = List.copyOf(photos);
    }

    /** Photos labelled as a model's classes are: those of {@code [cat, other]} are cats and everything else. */
    public static LabelledPhotos readFor(ModelCard card, Path folder) {
        List<String> labels = card.labels();
        boolean others = labels.size() == 2 && labels.get(1).equals(LabelOrder.OTHER);
        LabelledPhotos read = read(folder, others ? labels.get(0) + ",*" : String.join(",", labels));
        return new LabelledPhotos(labels, read.photos(), read.unlabelled());
    }

    /** Photos labelled in a model's order where they have its classes; else all names found, sorted. */
    public static LabelledPhotos readLike(ModelCard card, Path folder) {
        LabelledPhotos found = read(folder, null);
        boolean others = card.labels().equals(List.of(card.labels().get(0), LabelOrder.OTHER));
        boolean same = others
                ? found.labels().contains(card.labels().get(0))
                : Set.copyOf(found.labels()).equals(Set.copyOf(card.labels()));
        return same ? readFor(card, folder) : found;
    }

    /**
     * Reads names, not photos.
     *
     * @param folder with the photos, or with a folder {@code train} of them
     * @param labels {@code cat,dog} fixes the order, {@code cat,*} makes everything but cats the second class; null for
     *     all names found, sorted
     * @throws TrainingException when the folder cannot be read, has no labelled photos, or one of another class
     */
    public static LabelledPhotos read(Path folder, String labels) {
        Path root = Files.isDirectory(folder.resolve("train")) ? folder.resolve("train") : folder;
        Map<Path, String> names = new TreeMap<>();
        int unlabelled = 0;
        for (Path photo : photos(root)) {
            String name = label(root, photo);
            if (name == null) {
                unlabelled++;
            } else {
                names.put(photo, name);
            }
        }
        if (names.isEmpty()) {
            throw new TrainingException("no labelled photos in " + root
                    + ": name them cat_12.jpg or cat.12.jpg, or put them into a folder for each class");
        }
        LabelOrder order = LabelOrder.of(labels, names.values());
        List<LabelledPhoto> photos = new ArrayList<>();
        names.forEach((file, name) -> photos.add(new LabelledPhoto(file, order.index(file, name))));
        return new LabelledPhotos(order.labels(), photos, unlabelled);
    }

    private static List<Path> photos(Path root) {
        try (Stream<Path> files = Files.walk(root, 2, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(LabelledPhotos::isPhoto).toList();
        } catch (IOException | UncheckedIOException e) {
            throw new TrainingException("cannot read the folder " + root + ": give one with labelled photos", e);
        }
    }

    private static boolean isPhoto(Path file) {
        String name = file.getFileName().toString();
        return PhotoNames.isPhoto(name) && !name.startsWith(".") && Files.isRegularFile(file);
    }

    /** The photos a training with this share and seed does not learn from. */
    public List<LabelledPhoto> heldOut(double share, long seed) {
        return Split.of(this, share, seed).validation();
    }

    /** @throws TrainingException when there is nothing to tell apart, or a label without photos */
    void requireClasses() {
        List<String> found = photos.stream()
                .map(LabelledPhoto::label)
                .distinct()
                .map(labels::get)
                .toList();
        if (found.size() < 2) {
            throw new TrainingException(
                    "all photos are named '" + found.get(0) + "': training needs photos of two or more classes");
        }
        for (String label : labels) {
            if (!found.contains(label)) {
                throw new TrainingException(
                        "no photo is named '%s', one of the labels %s: add some, or leave the label out"
                                .formatted(label, String.join(",", labels)));
            }
        }
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

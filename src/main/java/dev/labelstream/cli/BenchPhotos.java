package dev.labelstream.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Any number of photos to upload: those of a folder, or drawn ones, again and again under new keys. */
final class BenchPhotos {
    private static final int DRAWN = 64;
    /** Pixels: the drawn ones measure 320 to 480, about as much as the photos of cats and dogs that models are tried on. */
    private static final int SMALLEST = 320;

    private final List<PhotoUpload.Photo> photos;

    private BenchPhotos(List<PhotoUpload.Photo> photos) {
        this.photos = photos;
    }

    /** Drawn at once, so that no drawing is measured. */
    static BenchPhotos drawn() {
        DrawnPictures pictures = new DrawnPictures(1, SMALLEST);
        List<PhotoUpload.Photo> photos = new ArrayList<>();
        for (int number = 0; number < DRAWN; number++) {
            byte[] picture = pictures.draw(pictures.kindOf(number), number);
            photos.add(new PhotoUpload.Photo(number + ".jpg", () -> picture));
        }
        return new BenchPhotos(photos);
    }

    static BenchPhotos of(Path folder, PrintWriter err) throws IOException {
        List<Path> searched = List.of(folder);
        return new BenchPhotos(PhotoFiles.find(searched, false).orRefuse(searched, err).photos().stream()
                .map(file -> PhotoUpload.Photo.of(file.getFileName().toString(), file))
                .toList());
    }

    /** @return under keys that begin with the folder's name and a number */
    List<PhotoUpload.Photo> take(String folder, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> {
                    PhotoUpload.Photo photo = photos.get(number % photos.size());
                    return new PhotoUpload.Photo(folder + "/" + number + "-" + photo.key(), photo.content());
                })
                .toList();
    }
}

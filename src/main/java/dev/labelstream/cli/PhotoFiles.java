package dev.labelstream.cli;

import dev.labelstream.image.PhotoNames;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The photos among the files and folders a command was given.
 *
 * @param photos sorted, each once; by name a photo, whatever is inside; a link that leads nowhere is one too, so that somebody names it
 * @param skipped files with another ending or a leading dot, as in the bucket
 */
record PhotoFiles(List<Path> photos, int skipped) {
    PhotoFiles {
        photos = List.copyOf(photos);
    }

    /**
     * @param recursive whether folders within the folders are searched too; links are followed either way
     * @throws NoSuchFileException when one of the paths is not there
     */
    static PhotoFiles find(List<Path> paths, boolean recursive) throws IOException {
        Search search = new Search();
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new NoSuchFileException(path.toString());
            }
            int depth = recursive ? Integer.MAX_VALUE : 1;
            Files.walkFileTree(path, EnumSet.of(FileVisitOption.FOLLOW_LINKS), depth, search);
        }
        return new PhotoFiles(List.copyOf(search.photos), search.skipped);
    }

    /** Says how many files were passed over, and that there is nothing to do where all of them were. */
    PhotoFiles orRefuse(List<Path> searched, PrintWriter err) {
        if (skipped > 0) {
            err.println("skipped " + skipped + (skipped == 1 ? " file that is no photo" : " files that are no photos"));
        }
        if (photos.isEmpty()) {
            throw new CommandException("no photos in "
                    + searched.stream().map(Path::toString).collect(Collectors.joining(", "))
                    + ": photos are .jpg .jpeg .png .webp .bmp; --recursive searches folders within, too");
        }
        return this;
    }

    private static final class Search extends SimpleFileVisitor<Path> {
        private final Set<Path> photos = new TreeSet<>();
        private int skipped;

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = file.getFileName().toString();
            if (attributes.isDirectory()) {
                return FileVisitResult.CONTINUE;
            }
            if (PhotoNames.isPhoto(name) && !name.startsWith(".")) {
                photos.add(file);
            } else {
                skipped++;
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof FileSystemLoopException) {
                return FileVisitResult.CONTINUE;
            }
            if (PhotoNames.isPhoto(file.getFileName().toString())) {
                photos.add(file);
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }
    }
}

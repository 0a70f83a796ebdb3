package dev.labelstream.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much room there is where a folder lies or is going to. */
final class FreeSpace {
    private FreeSpace() {}

    /** @throws CommandException when less than {@code leastBytes} are free */
    static String at(Path folder, long leastBytes) {
        Path place = folder.toAbsolutePath();
        while (!Files.exists(place)) {
            place = place.getParent();
        }
        try {
            long free = Files.getFileStore(place).getUsableSpace();
            if (free < leastBytes) {
                throw new CommandException("only %d MiB are free at %s: make room, or move labelstream.data-dir"
                        .formatted(free >> 20, place));
            }
            return (free >> 30) + " GiB free at " + place;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at " + place, e);
        }
    }
}

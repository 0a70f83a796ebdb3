package dev.labelstream.train;

import dev.labelstream.image.ImagePreprocessor;
import dev.labelstream.image.Rejection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Reads labelled photo files as a model sees them when it serves, a batch at a time. */
final class LabelledBatches {
    private static final int BATCH = 32;

    private final ImagePreprocessor images;
    private final int size;
    private final Consumer<String> unreadable;

    /** What is done with a batch. */
    @FunctionalInterface
    interface Use {
        /** @param pixels direct, uint8 {@code [photos.size(), size, size, 3]} RGB; to be used before returning */
        void accept(ByteBuffer pixels, List<LabelledPhoto> photos);
    }

    /**
     * @param size width and height in pixels
     * @param unreadable is told of each photo that is left out, and why
     */
    LabelledBatches(ImagePreprocessor images, int size, Consumer<String> unreadable) {
        this.images = images;
        this.size = size;
        this.unreadable = unreadable;
    }

    void forEach(List<LabelledPhoto> photos, Use use) {
        int bytes = size * size * 3;
        ByteBuffer pixels = ByteBuffer.allocateDirect(BATCH * bytes);
        for (int from = 0; from < photos.size(); from += BATCH) {
            List<LabelledPhoto> batch = photos.subList(from, Math.min(photos.size(), from + BATCH));
            use.accept(pixels, readable(batch, pixels, bytes));
        }
    }

    /** Fills the buffer without gaps and returns what is in it. */
    private List<LabelledPhoto> readable(List<LabelledPhoto> batch, ByteBuffer pixels, int bytes) {
        List<Optional<String>> faults = IntStream.range(0, batch.size())
                .parallel()
                .mapToObj(i -> prepare(batch.get(i), pixels.slice(i * bytes, bytes)))
                .toList();
        List<LabelledPhoto> readable = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            if (faults.get(i).isPresent()) {
                unreadable.accept(batch.get(i).file() + ": " + faults.get(i).get());
            } else {
                pixels.put(readable.size() * bytes, pixels, i * bytes, bytes);
                readable.add(batch.get(i));
            }
        }
        return readable;
    }

    private Optional<String> prepare(LabelledPhoto photo, ByteBuffer target) {
        try {
            return images.prepare(Files.readAllBytes(photo.file()), size, target)
                    .map(Rejection::message);
        } catch (IOException e) {
            return Optional.of(e.getMessage());
        }
    }
}

package dev.labelstream.train;

import dev.labelstream.image.Decoded;
import dev.labelstream.image.DecodedImage;
import dev.labelstream.image.ImagePreprocessor;
import dev.labelstream.image.ImageResizer;
import dev.labelstream.image.Rejection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/** Photos decoded once into a scratch file, as squares; the file goes when the store is closed or the process ends. */
final class PixelStore implements AutoCloseable {
    private final ImageResizer resizer = new ImageResizer();
    private final ImagePreprocessor preprocessor;
    private final FileChannel pixels;
    private final AtomicLong end = new AtomicLong();

    /** Photos that can be read, in the order given. */
    private final List<Entry> entries = new ArrayList<>();

    /** Why the others cannot, a line each. */
    private final List<String> unreadable = new ArrayList<>();

    private record Entry(LabelledPhoto photo, PhotoHash hash, int side, long position) {
        String name() {
            return photo.file().getFileName().toString();
        }

        int label() {
            return photo.label();
        }
    }

    private record Outcome(Entry entry, String fault) {}

    /** @param folder for the scratch file */
    PixelStore(ImagePreprocessor preprocessor, Path folder) {
        this.preprocessor = preprocessor;
        try {
            Files.createDirectories(folder);
            Path file = Files.createTempFile(folder, "photos", ".pixels");
            pixels = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw new TrainingException("cannot make a scratch file in " + folder + ": " + e.getMessage(), e);
        }
    }

    /**
     * Adds photos in several threads.
     *
     * @param largest side in pixels; larger photos, and those that are no square, are squashed as serving would
     * @param exact whether every photo gets that side
     */
    void add(List<LabelledPhoto> photos, int largest, boolean exact, TrainingListener listener) {
        AtomicInteger done = new AtomicInteger();
        Outcome[] outcomes = new Outcome[photos.size()];
        IntStream.range(0, photos.size()).parallel().forEach(i -> {
            outcomes[i] = decode(photos.get(i), largest, exact);
            int sofar = done.incrementAndGet();
            if (sofar % 500 == 0 || sofar == photos.size()) {
                listener.decoded(sofar, photos.size());
            }
        });
        for (Outcome outcome : outcomes) {
            Optional.ofNullable(outcome.entry()).ifPresent(entries::add);
            Optional.ofNullable(outcome.fault()).ifPresent(unreadable::add);
        }
    }

    int size() {
        return entries.size();
    }

    int label(int photo) {
        return entries.get(photo).label();
    }

    List<NearDuplicate.Hashed> hashes() {
        return entries.stream()
                .map(entry -> new NearDuplicate.Hashed(entry.photo(), entry.hash()))
                .toList();
    }

    boolean hasLabel(int label) {
        return entries.stream().anyMatch(entry -> entry.label() == label);
    }

    List<String> unreadable() {
        return unreadable;
    }

    /** The same for the same names and labels in the same order. */
    String fingerprint() {
        CRC32 hash = new CRC32();
        entries.forEach(e -> hash.update((e.name() + "/" + e.label() + "\n").getBytes(StandardCharsets.UTF_8)));
        return entries.size() + "-" + Long.toHexString(hash.getValue());
    }

    /** Safe for any number of threads. */
    DecodedImage read(int photo) {
        Entry entry = entries.get(photo);
        ByteBuffer bytes = ByteBuffer.allocate(entry.side() * entry.side() * 3);
        try {
            while (bytes.hasRemaining()) {
                if (pixels.read(bytes, entry.position() + bytes.position()) < 0) {
                    throw new IOException("it ends early");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the scratch file of decoded photos", e);
        }
        return new DecodedImage(entry.side(), entry.side(), bytes.array());
    }

    @Override
    public void close() {
        try {
            pixels.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the scratch file of decoded photos", e);
        }
    }

    private Outcome decode(LabelledPhoto photo, int largest, boolean exact) {
        try {
            Decoded decoded = preprocessor.decode(Files.readAllBytes(photo.file()));
            if (decoded instanceof Rejection rejection) {
                return new Outcome(null, photo.file() + ": " + rejection.message());
            }
            DecodedImage image = square((DecodedImage) decoded, largest, exact);
            long position = end.getAndAdd(image.rgb().length);
            ByteBuffer bytes = ByteBuffer.wrap(image.rgb());
            while (bytes.hasRemaining()) {
                pixels.write(bytes, position + bytes.position());
            }
            return new Outcome(new Entry(photo, PhotoHash.of(image), image.width(), position), null);
        } catch (IOException e) {
            return new Outcome(null, photo.file() + ": " + e.getMessage());
        }
    }

    private DecodedImage square(DecodedImage image, int largest, boolean exact) {
        int side = exact ? largest : Math.min(largest, Math.max(image.width(), image.height()));
        if (image.width() == side && image.height() == side) {
            return image;
        }
        byte[] rgb = new byte[side * side * 3];
        resizer.resize(image, side, ByteBuffer.wrap(rgb));
        return new DecodedImage(side, side, rgb);
    }
}

package dev.labelstream.aggregate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Files that {@code src/test/resources/aggregate/golden.py} wrote. */
final class GoldenFile {
    private GoldenFile() {}

    static String read(String name) {
        String file = "/aggregate/" + name;
        try (InputStream in = Objects.requireNonNull(GoldenFile.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}

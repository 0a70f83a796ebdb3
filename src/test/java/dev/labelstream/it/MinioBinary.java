package dev.labelstream.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where the tests find the MinIO they run: what {@code .ci/minio} built, or the file in {@code MINIO_BINARY}. */
final class MinioBinary {
    static final String MISSING = "no MinIO for this test: run .ci/minio, or name a binary in MINIO_BINARY";
    private static final Pattern VERSION = Pattern.compile("github\\.com/minio/minio@(\\S+)");
    private static boolean isSaid;

    private MinioBinary() {}

    static Optional<Path> find() {
        String named = System.getenv("MINIO_BINARY");
        return named == null ? built() : Optional.of(Path.of(named));
    }

    /** Says so once when it is not. */
    static synchronized boolean isThere() {
        boolean isThere = find().isPresent();
        if (!isThere && !isSaid) {
            System.err.println(MISSING);
            isSaid = true;
        }
        return isThere;
    }

    private static Optional<Path> built() {
        Path folder = cache().resolve("labelstream").resolve("bin");
        if (Files.notExists(folder)) {
            return Optional.empty();
        }
        String name = "minio-" + version() + "-go";
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(name))
                    .max(Comparator.naturalOrder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String version() {
        try {
            Matcher version = VERSION.matcher(Files.readString(Path.of("deploy/minio.Dockerfile")));
            if (!version.find()) {
                throw new IllegalStateException("deploy/minio.Dockerfile names no version of MinIO");
            }
            return version.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path cache() {
        String cache = System.getenv("XDG_CACHE_HOME");
        return cache == null || cache.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
    }
}

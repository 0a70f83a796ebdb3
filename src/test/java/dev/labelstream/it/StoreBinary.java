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

/** Where the tests find the stores they run: what {@code .ci} built, or the files that the environment names. */
enum StoreBinary {
    MINIO("minio", StoreBinary.NO_MINIO, "MINIO_BINARY", "deploy/minio.Dockerfile"),
    VERSITYGW("versitygw", StoreBinary.NO_VERSITYGW, "VERSITYGW_BINARY", ".ci/versitygw");

    static final String NO_MINIO = "no MinIO for this test: run .ci/minio, or name a binary in MINIO_BINARY";
    static final String NO_VERSITYGW =
            "no versitygw for this test: run .ci/versitygw, or name a binary in VERSITYGW_BINARY";

    private final String program;
    private final String missing;
    private final String variable;
    private final Path versionFile;
    private boolean isSaid;

    /** @param versionFile has the Go package of the program with its version */
    StoreBinary(String program, String missing, String variable, String versionFile) {
        this.program = program;
        this.missing = missing;
        this.variable = variable;
        this.versionFile = Path.of(versionFile);
    }

    static boolean isMinioThere() {
        return MINIO.isThere();
    }

    static boolean isVersitygwThere() {
        return VERSITYGW.isThere();
    }

    Optional<Path> find() {
        String named = System.getenv(variable);
        return named == null ? built() : Optional.of(Path.of(named));
    }

    /** Says so once when it is not. */
    private synchronized boolean isThere() {
        boolean isThere = find().isPresent();
        if (!isThere && !isSaid) {
            System.err.println(missing);
            isSaid = true;
        }
        return isThere;
    }

    private Optional<Path> built() {
        Path folder = cache().resolve("labelstream").resolve("bin");
        if (Files.notExists(folder)) {
            return Optional.empty();
        }
        String name = program + "-" + version() + "-go";
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(name))
                    .max(Comparator.naturalOrder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String version() {
        try {
            Matcher version =
                    Pattern.compile("github\\.com/\\S+/" + program + "@(\\S+)").matcher(Files.readString(versionFile));
            if (!version.find()) {
                throw new IllegalStateException(versionFile + " names no version of " + program);
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

package dev.labelstream.cli;

import dev.labelstream.aggregate.Manifest;
import dev.labelstream.aggregate.SubmissionNames;
import dev.labelstream.event.EventJson;
import dev.labelstream.storage.Fetched;
import dev.labelstream.storage.FetchedObject;
import dev.labelstream.storage.ObjectStore;
import dev.labelstream.storage.StorageConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A folder of photos into the bucket, as any S3 client would do it, and if wanted the wait for its CSV. */
@Command(name = "upload", description = "Copy photos into the bucket of the running server or the configured store.")
final class UploadCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long MOST_MANIFEST_BYTES = 1 << 28;

    private final ObjectStore store;
    private final StorageConfig storage;
    private final RunningServer server;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR|FILE", description = "Folder with photos, other files are skipped; or one photo.")
    private Path folder;

    @Option(
            names = "--prefix",
            paramLabel = "P",
            description =
                    "Folder in the bucket, and name of the CSV; the name of DIR by default, none for FILE and with --training.")
    private String prefix;

    @Option(names = "--wait", description = "Wait until the CSV is complete.")
    private boolean wait;

    @Option(names = "--recursive", description = "Folders within DIR, too; each becomes a CSV of its own.")
    private boolean recursive;

    @Option(
            names = "--training",
            description =
                    "Labelled photos for the next training, named cat_12.jpg, cat.12.jpg or cat/12.jpg: into the bucket that"
                            + " trainings read, with the folders within DIR.")
    private boolean training;

    @Mixin
    private ProgressOption told;

    UploadCommand(ObjectStore store, StorageConfig storage, RunningServer server) {
        this.store = store;
        this.storage = storage;
        this.server = server;
    }

    @Override
    public Integer call() throws IOException {
        if (training && wait) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--wait waits for a CSV, and labelled photos get none: leave out one of the two");
        }
        PrintWriter err = spec.commandLine().getErr();
        PhotoFiles found =
                PhotoFiles.find(List.of(folder), recursive || training).orRefuse(List.of(folder), err);
        List<PhotoUpload.Photo> photos = found.photos().stream()
                .map(file -> PhotoUpload.Photo.of(key(file), file))
                .toList();
        SortedMap<String, String> failures;
        try (Progress progress = told.begin("uploaded", photos.size())) {
            failures = new PhotoUpload(store, bucket()).upload(photos, progress);
        }
        failures.forEach((key, why) -> err.println(key + ": " + why));
        boolean fine = failures.isEmpty();
        if (wait) {
            for (Map.Entry<String, Integer> uploaded :
                    countByFolder(photos, failures.keySet()).entrySet()) {
                fine &= awaitCsv(uploaded.getKey(), uploaded.getValue());
            }
        }
        return fine ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static Map<String, Integer> countByFolder(List<PhotoUpload.Photo> photos, Set<String> failed) {
        Map<String, Integer> counts = new TreeMap<>();
        photos.stream()
                .map(PhotoUpload.Photo::key)
                .filter(key -> !failed.contains(key))
                .forEach(key -> counts.merge(SubmissionNames.folder(key), 1, Integer::sum));
        return counts;
    }

    private boolean awaitCsv(String name, int photos) {
        try (Progress progress = told.begin("classified " + name, photos)) {
            Manifest manifest = new SubmissionWait(manifests(), PATIENCE).awaitComplete(name, photos, progress);
            manifest.failed().forEach(key -> spec.commandLine().getErr().println(key + " could not be classified"));
            spec.commandLine().getOut().printf("%d rows: %s%n", manifest.rows(), csvAddress(name));
            return manifest.failed().isEmpty();
        }
    }

    private String bucket() {
        return training ? storage.buckets().training() : storage.buckets().images();
    }

    private String key(Path file) {
        String under = prefix == null ? defaultPrefix() : prefix.replaceAll("^/+|/+$", "");
        Path name = isOnePhoto() ? file.getFileName() : folder.relativize(file);
        return (under.isEmpty() ? "" : under + "/") + name.toString().replace('\\', '/');
    }

    /** A folder above that of the class would be taken for it. */
    private String defaultPrefix() {
        return training || isOnePhoto()
                ? ""
                : folder.toAbsolutePath().normalize().getFileName().toString();
    }

    private boolean isOnePhoto() {
        return Files.isRegularFile(folder);
    }

    /** A server at hand answers at once; a store somewhere else has what the aggregator wrote there. */
    private Function<String, Optional<Manifest>> manifests() {
        return isElsewhere() ? this::writtenManifest : server.client()::manifest;
    }

    private Optional<Manifest> writtenManifest(String name) {
        Fetched fetched = store.fetch(storage.buckets().submissions(), name + ".json", MOST_MANIFEST_BYTES);
        return fetched instanceof FetchedObject written
                ? Optional.of(EventJson.read(new String(written.bytes(), StandardCharsets.UTF_8), Manifest.class))
                : Optional.empty();
    }

    private String csvAddress(String name) {
        return isElsewhere()
                ? "s3://" + storage.buckets().submissions() + "/" + name + ".csv"
                : server.client().csvAddress(name).toString();
    }

    private boolean isElsewhere() {
        return storage.endpoint().isPresent();
    }
}

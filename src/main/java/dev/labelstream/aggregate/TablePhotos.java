package dev.labelstream.aggregate;

import dev.labelstream.aggregate.sweep.KnownPhoto;
import dev.labelstream.aggregate.sweep.KnownPhotos;
import dev.labelstream.event.ClassificationFailed;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The table's results, one photo after the other. */
final class TablePhotos implements KnownPhotos {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final PredictionTable table;
    private final Supplier<CompletableFuture<Void>> upToNow;

    /** @param upToNow done when the table holds what is committed now */
    TablePhotos(PredictionTable table, Supplier<CompletableFuture<Void>> upToNow) {
        this.table = table;
        this.upToNow = upToNow;
    }

    @Override
    public void catchUp() throws InterruptedException, TimeoutException {
        try {
            upToNow.get().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            TimeoutException late = new TimeoutException(
                    "the results were not read to their end within " + PATIENCE.toSeconds() + " s");
            late.initCause(e);
            throw late;
        }
    }

    @Override
    public Optional<KnownPhoto> find(String key) {
        return table.folder(SubmissionNames.folder(key)).flatMap(folder -> {
            TableRow row = folder.rows().get(key);
            return row != null
                    ? Optional.of(photo(key, row))
                    : Optional.ofNullable(folder.failures().get(key)).map(TablePhotos::photo);
        });
    }

    @Override
    public Stream<KnownPhoto> all() {
        return table.folders().values().stream().flatMap(TablePhotos::photos);
    }

    @Override
    public Stream<KnownPhoto> inFolder(String folder) {
        return table.folder(folder).stream().flatMap(TablePhotos::photos);
    }

    private static Stream<KnownPhoto> photos(FolderTable folder) {
        return Stream.concat(
                folder.rows().entrySet().stream().map(row -> photo(row.getKey(), row.getValue())),
                folder.failures().values().stream().map(TablePhotos::photo));
    }

    private static KnownPhoto photo(String key, TableRow row) {
        return new KnownPhoto(
                key, row.eTag(), -1, null, row.uploadedAt().orElse(row.classifiedAt()), row.classifiedAt());
    }

    private static KnownPhoto photo(ClassificationFailed failed) {
        return new KnownPhoto(
                failed.image().key(),
                failed.image().eTag(),
                failed.image().size(),
                failed.reason(),
                failed.failedAt(),
                failed.failedAt());
    }
}

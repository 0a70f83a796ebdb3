package dev.labelstream.aggregate;

import dev.labelstream.event.EventJson;
import dev.labelstream.event.ModelReference;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * What a submission is made of. Says nothing about when, so that equal predictions give equal bytes.
 *
 * @param sha256 of the CSV
 * @param models by id
 * @param failed keys of the photos that got a reason instead of a label, in the order of the CSV
 * @param missing keys of the photos in the bucket that got neither; only the first 1000 of {@code missingCount}
 * @param complete whether none is missing
 */
@RegisterForReflection
public record Manifest(
        String folder,
        int rows,
        String sha256,
        List<ModelRows> models,
        List<String> failed,
        List<String> missing,
        int missingCount,
        boolean complete) {
    public Manifest {
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(sha256, "sha256");
        models = List.copyOf(models);
        failed = List.copyOf(failed);
        missing = List.copyOf(missing);
    }

    /** How many of the rows a model made. */
    @RegisterForReflection
    public record ModelRows(String id, String architecture, String weightsSha256, int rows) {
        static ModelRows of(ModelReference model, int rows) {
            return new ModelRows(model.id(), model.architecture(), model.weightsSha256(), rows);
        }
    }

    static Manifest of(String folder, FolderTable table, SubmissionSnapshot snapshot, MissingPhotos missing) {
        List<ModelRows> models = snapshot.models().entrySet().stream()
                .map(model -> ModelRows.of(model.getKey(), model.getValue()))
                .toList();
        return new Manifest(
                folder,
                snapshot.rows(),
                snapshot.sha256(),
                models,
                List.copyOf(table.failures().keySet()),
                missing.keys(),
                missing.count(),
                missing.count() == 0);
    }

    /** That were in the bucket when it was made. */
    int photos() {
        return rows + failed.size() + missingCount;
    }

    byte[] json() {
        return EventJson.write(this).getBytes(StandardCharsets.UTF_8);
    }
}

package dev.labelstream.aggregate;

import dev.labelstream.event.ClassificationFailed;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Tells the story of a photo from the table, and where the table knows nothing, from the bucket. */
final class PhotoStories {
    private final String bucket;
    private final PredictionTable table;
    private final Predicate<String> isStored;

    /** @param isStored whether the images bucket has an object of this key */
    PhotoStories(String bucket, PredictionTable table, Predicate<String> isStored) {
        this.bucket = bucket;
        this.table = table;
        this.isStored = isStored;
    }

    /** Nothing where neither the topics nor the bucket know the photo. */
    Optional<PhotoStory> story(String key) {
        String folder = SubmissionNames.folder(key);
        FolderTable rows = table.folder(folder).orElseGet(FolderTable::new);
        TableRow row = rows.rows().get(key);
        ClassificationFailed failure = rows.failures().get(key);
        if (row == null && failure == null) {
            PhotoStory.State state =
                    SubmissionNames.isIgnored(key) ? PhotoStory.State.IGNORED : PhotoStory.State.WAITING;
            return isStored.test(key)
                    ? Optional.of(new PhotoStory(bucket, key, state, null, null, null))
                    : Optional.empty();
        }
        return Optional.of(new PhotoStory(
                bucket,
                key,
                row == null ? PhotoStory.State.FAILED : PhotoStory.State.CLASSIFIED,
                row == null ? null : PhotoStory.Prediction.of(row),
                row == null ? null : place(folder, rows, key),
                failure == null ? null : told(failure)));
    }

    /** Keys that may have been meant by one of which there is no story. */
    List<String> nearMisses(String key) {
        return new NearMisses(table).of(key);
    }

    private static PhotoStory.Place place(String folder, FolderTable rows, String key) {
        int before = rows.rows().headMap(key, false).size();
        return new PhotoStory.Place(folder, SubmissionNames.id(key), before + 1, ApiPath.csv(folder));
    }

    private static PhotoStory.Failure told(ClassificationFailed failure) {
        return new PhotoStory.Failure(failure.reason(), failure.message(), failure.attempts(), failure.failedAt());
    }
}

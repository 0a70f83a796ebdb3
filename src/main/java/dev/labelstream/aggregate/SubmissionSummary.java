package dev.labelstream.aggregate;

/**
 * A folder at a glance.
 *
 * @param photos that the folder has, as far as is known: those with a result, or as many as lay in the bucket when its CSV was
 *     last written
 * @param complete whether the written CSV has all of the folder, nothing missing and nothing newer
 */
public record SubmissionSummary(String folder, int rows, int failures, int photos, boolean complete, Links links) {
    /** Paths on this server. */
    public record Links(String csv, String manifest) {}

    static SubmissionSummary of(String folder, FolderTable table, SubmissionWriter.InBucket inBucket) {
        int done = table.rowCount() + table.failureCount();
        return new SubmissionSummary(
                folder,
                table.rowCount(),
                table.failureCount(),
                inBucket.complete() ? done : Math.max(done, inBucket.photos()),
                inBucket.complete(),
                new Links(ApiPath.csv(folder), ApiPath.manifest(folder)));
    }
}

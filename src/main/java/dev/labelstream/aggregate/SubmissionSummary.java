package dev.labelstream.aggregate;

/**
 * A folder at a glance.
 *
 * @param complete whether the written CSV has all of the folder, nothing missing and nothing newer
 */
public record SubmissionSummary(String folder, int rows, int failures, boolean complete, Links links) {
    /** Paths on this server. */
    public record Links(String csv, String manifest) {}

    static SubmissionSummary of(String folder, FolderTable table, boolean complete) {
        return new SubmissionSummary(
                folder,
                table.rowCount(),
                table.failureCount(),
                complete,
                new Links(ApiPath.csv(folder), ApiPath.manifest(folder)));
    }
}

package dev.labelstream.aggregate;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.labelstream.event.ClassificationFailed;
import dev.labelstream.event.FailureReason;
import java.time.Instant;

/**
 * A photo in a list: either a label or the reason why there is none.
 *
 * @param eTag null where nothing was read
 * @param model its id
 * @param at when it got its label, or failed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ListedPhoto(
        String key,
        String folder,
        String eTag,
        String label,
        Double confidence,
        String model,
        FailureReason reason,
        String message,
        Instant at) {
    static ListedPhoto of(String folder, String key, TableRow row) {
        return new ListedPhoto(
                key,
                folder,
                row.eTag(),
                row.label(),
                row.confidence(),
                row.model().reference().id(),
                null,
                null,
                row.classifiedAt());
    }

    static ListedPhoto of(String folder, String key, ClassificationFailed failure) {
        return new ListedPhoto(
                key,
                folder,
                failure.image().eTag(),
                null,
                null,
                null,
                failure.reason(),
                failure.message(),
                failure.failedAt());
    }
}

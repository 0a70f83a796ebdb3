package dev.labelstream.aggregate;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.labelstream.event.FailureReason;
import dev.labelstream.event.ModelReference;
import java.time.Instant;
import java.util.Map;

/**
 * What became of one photo. Parts that did not happen are absent.
 *
 * @param failure why it has no label, or why it has no newer one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PhotoStory(
        String bucket, String key, State state, Prediction prediction, Place submission, Failure failure) {
    /** How far it came. */
    public enum State {
        @JsonProperty("classified")
        CLASSIFIED,
        @JsonProperty("failed")
        FAILED,
        /** Its name is a hidden file's or a folder's: such objects are never classified. */
        @JsonProperty("ignored")
        IGNORED,
        /** It lies in the bucket, and nothing is known of it yet. */
        @JsonProperty("waiting")
        WAITING
    }

    /**
     * What the network said.
     *
     * @param probabilities in label order; of models with very many labels only the predicted one's
     * @param position of its record in the topic of predictions
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Prediction(
            String label,
            int classIndex,
            double confidence,
            Map<String, Double> probabilities,
            ModelReference model,
            TopicPosition position,
            String eTag,
            Instant uploadedAt,
            Instant classifiedAt) {
        static Prediction of(TableRow row) {
            return new Prediction(
                    row.label(),
                    row.classIndex(),
                    row.confidence(),
                    row.probabilities(),
                    row.model().reference(),
                    row.position(),
                    row.eTag(),
                    row.uploadedAt().orElse(null),
                    row.classifiedAt());
        }
    }

    /**
     * Where it stands in the CSV.
     *
     * @param row from 1, a header not counted
     * @param csv path on this server
     */
    public record Place(String folder, String id, int row, String csv) {}

    /** Why there is no label. */
    public record Failure(FailureReason reason, String message, int attempts, Instant failedAt) {}
}

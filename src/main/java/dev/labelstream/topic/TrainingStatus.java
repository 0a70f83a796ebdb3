package dev.labelstream.topic;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;

/**
 * Where a training stands: what its events so far add up to.
 *
 * @param epoch from 1; 0 before the first report
 * @param epochs planned; null while only the {@code train} command's default is known to apply
 * @param loss cross-entropy, nats; null before the first report
 * @param accuracy top-1 on the validation photos, 0 to 1; null before the first epoch ended
 * @param modelId the model it made; null until it finished
 * @param activated whether that model took over
 * @param message why it did, or did not
 * @param error why there is no model
 * @param instance the process that took it
 */
public record TrainingStatus(
        String id,
        State state,
        String architecture,
        int epoch,
        Integer epochs,
        long imagesSeen,
        Double loss,
        Double accuracy,
        String modelId,
        boolean activated,
        String message,
        String error,
        String instance,
        Instant requestedAt,
        Instant startedAt,
        Instant endedAt) {

    public enum State {
        @JsonProperty("queued")
        QUEUED,
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("finished")
        FINISHED,
        @JsonProperty("failed")
        FAILED,
        @JsonProperty("cancelled")
        CANCELLED
    }

    public TrainingStatus {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(state, "state");
    }

    public boolean ended() {
        return state != State.QUEUED && state != State.RUNNING;
    }
}

package dev.labelstream.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Objects;

/**
 * Somebody wants a new model. Absent settings mean the defaults of the {@code train} command.
 *
 * @param id of the training, and of the model it makes
 * @param norm of a residual network: batch, layer or instance
 * @param cardinality groups of a residual network's 3×3 convolutions
 * @param size input size in pixels
 * @param validation share of the photos held out, 0 to 1
 * @param init id of the model whose weights it starts from, or {@code active}; null for random ones
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrainingRequested(
        String id,
        String architecture,
        String norm,
        Integer cardinality,
        Integer epochs,
        Integer size,
        Integer batchSize,
        Double learningRate,
        String optimizer,
        String recipe,
        String labels,
        Long seed,
        Double validation,
        String init,
        ActivationRule activate,
        Instant requestedAt) {
    public TrainingRequested {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(requestedAt, "requestedAt");
        activate = activate == null ? ActivationRule.IF_BETTER : activate;
    }
}

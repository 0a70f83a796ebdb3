package dev.labelstream.train;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What a training has come to, as the last line of {@code train --json}.
 *
 * @param folder of the finished model
 * @param images held out
 * @param accuracy on them, 0 to 1; null when none were held out
 * @param loss likewise, nats
 * @param rivalAccuracy of the model it was compared with, on the same photos; null without one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrainingReport(
        String id, String folder, long images, Double accuracy, Double loss, Double rivalAccuracy) {}

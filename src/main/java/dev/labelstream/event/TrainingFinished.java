package dev.labelstream.event;

import java.time.Instant;

/**
 * The model lies in the {@code models} bucket.
 *
 * @param activated whether it took over
 * @param message why it did, or did not
 */
public record TrainingFinished(
        String id, String modelId, double accuracy, double loss, boolean activated, String message, Instant at)
        implements TrainingEvent {}

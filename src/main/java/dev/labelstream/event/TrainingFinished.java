package dev.labelstream.event;

import java.time.Instant;

/**
 * The model lies in the {@code models} bucket.
 *
 * @param accuracy top-1 on the validation photos, 0 to 1; null where none were held out
 * @param loss cross-entropy on them, nats; null likewise
 * @param activated whether it took over
 * @param message why it did, or did not
 */
public record TrainingFinished(
        String id, String modelId, Double accuracy, Double loss, boolean activated, String message, Instant at)
        implements TrainingEvent {}

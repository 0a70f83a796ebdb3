package dev.labelstream.event;

import java.time.Instant;

/**
 * Where a running training stands.
 *
 * @param epoch from 1
 * @param imagesSeen since the start
 * @param loss cross-entropy of the last batches, nats
 * @param accuracy top-1 on the validation photos, 0 to 1; null inside an epoch
 */
public record TrainingProgressed(
        String id, int epoch, int epochs, long imagesSeen, double loss, Double accuracy, Instant at)
        implements TrainingEvent {}

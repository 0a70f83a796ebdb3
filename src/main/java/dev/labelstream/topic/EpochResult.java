package dev.labelstream.topic;

import dev.labelstream.event.TrainingProgressed;

/**
 * What an epoch of a training came to so far.
 *
 * @param epoch from 1
 * @param loss cross-entropy of its last batches, nats
 * @param accuracy top-1 on the validation photos, 0 to 1; null before its end
 */
public record EpochResult(int epoch, double loss, Double accuracy) {
    static EpochResult of(TrainingProgressed step) {
        return new EpochResult(step.epoch(), step.loss(), step.accuracy());
    }

    /** Reports inside an epoch have no accuracy. */
    EpochResult with(EpochResult later) {
        return later.accuracy == null ? new EpochResult(epoch, later.loss, accuracy) : later;
    }
}

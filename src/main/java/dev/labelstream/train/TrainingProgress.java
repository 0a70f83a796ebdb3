package dev.labelstream.train;

import java.time.Duration;

/**
 * Where a training stands.
 *
 * @param epoch from 1
 * @param imagesSeen since the start
 * @param loss mean cross-entropy of the batches since the last report, nats
 * @param learningRate of the last step
 * @param imagesPerSecond since the start, validation included
 * @param remaining at that pace
 */
public record TrainingProgress(
        int epoch,
        int epochs,
        long imagesSeen,
        double loss,
        double learningRate,
        double imagesPerSecond,
        Duration remaining) {}

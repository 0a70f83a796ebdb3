package dev.labelstream.train;

import java.time.Duration;
import java.util.Optional;

/** Counts steps and says when a report is due: about every five seconds, and at each epoch's end. */
final class Pace {
    private static final long REPORT_NANOS = Duration.ofSeconds(5).toNanos();

    private final int epochs;
    private final int stepsInEpoch;
    private final int batchSize;
    private final long stepsBefore;
    private final long started = System.nanoTime();
    private long reported = started;
    private long steps;
    private double loss;
    private int losses;
    private double meanLoss;
    private double rate;

    /** @param stepsBefore made when the training was last stopped */
    Pace(int epochs, int stepsInEpoch, int batchSize, long stepsBefore) {
        this.epochs = epochs;
        this.stepsInEpoch = stepsInEpoch;
        this.batchSize = batchSize;
        this.stepsBefore = stepsBefore;
        steps = stepsBefore;
    }

    long allSteps() {
        return (long) epochs * stepsInEpoch;
    }

    long steps() {
        return steps;
    }

    /** Made in an epoch so far, which began when all before it had ended. */
    int stepsInEpoch(int epoch) {
        return Math.toIntExact(steps - (epoch - 1L) * stepsInEpoch);
    }

    void stepped(double batchLoss, double learningRate) {
        steps++;
        loss += batchLoss;
        losses++;
        rate = learningRate;
    }

    Optional<TrainingProgress> due(int epoch) {
        return System.nanoTime() - reported < REPORT_NANOS ? Optional.empty() : Optional.of(report(epoch));
    }

    TrainingProgress report(int epoch) {
        reported = System.nanoTime();
        double seconds = Math.max(1e-3, (reported - started) / 1e9);
        if (losses > 0) {
            meanLoss = loss / losses;
            loss = 0;
            losses = 0;
        }
        long imagesSeen = steps * batchSize;
        long made = steps - stepsBefore;
        long left = (long) (seconds / Math.max(1, made) * (allSteps() - steps));
        return new TrainingProgress(
                epoch, epochs, imagesSeen, meanLoss, rate, made * batchSize / seconds, Duration.ofSeconds(left));
    }
}

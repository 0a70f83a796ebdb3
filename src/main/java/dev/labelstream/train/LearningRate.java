package dev.labelstream.train;

/** The rate of each step. */
record LearningRate(double highest, Schedule schedule, double warmUp, long steps) {
    LearningRate(TrainingSettings settings, long steps) {
        this(settings.learningRate(), settings.schedule(), settings.warmUp(), steps);
    }

    /** @param step from 0 */
    double at(long step) {
        return highest * schedule.share(step / (double) Math.max(1, steps - 1), warmUp);
    }
}

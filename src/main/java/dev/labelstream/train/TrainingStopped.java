package dev.labelstream.train;

/** A training was told to stop; the message says how to go on. */
public final class TrainingStopped extends TrainingException {
    private static final long serialVersionUID = 1L;

    TrainingStopped(String message) {
        super(message);
    }
}

package dev.labelstream.event;

import java.time.Instant;

/** A training ended without a model; {@code error} is one line with the mend. */
public record TrainingFailed(String id, String error, Instant at) implements TrainingEvent {}

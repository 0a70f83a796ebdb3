package dev.labelstream.event;

import java.time.Instant;

/** Somebody stopped a training; whoever works on it ends its child process. */
public record TrainingCancelled(String id, Instant at) implements TrainingEvent {}

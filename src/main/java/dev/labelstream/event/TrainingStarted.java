package dev.labelstream.event;

import java.time.Instant;

/** A process took the request and works on it. */
public record TrainingStarted(String id, String instance, Instant at) implements TrainingEvent {}

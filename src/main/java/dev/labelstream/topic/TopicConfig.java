package dev.labelstream.topic;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Names and sizes of the topics, created at start where they do not exist. */
@ConfigMapping(prefix = "labelstream.topics")
public interface TopicConfig {
    /** What the store tells of photos. */
    @WithDefault("image-events")
    String imageEvents();

    /** Notifications that nobody could read. */
    @WithDefault("image-events-dead-letter")
    String imageEventsDeadLetter();

    /** What each photo shows. */
    @WithDefault("predictions")
    String predictions();

    /** Photos without a prediction, and why. */
    @WithDefault("image-failures")
    String imageFailures();

    /** Trainings that were asked for. */
    @WithDefault("training-requests")
    String trainingRequests();

    /** How trainings go. */
    @WithDefault("training-events")
    String trainingEvents();

    /** Which model is in use; the last record counts. */
    @WithDefault("model-activations")
    String modelActivations();

    /** What all processes are told: pause, resume, sweep, rescore. */
    @WithDefault("controls")
    String controls();

    /** Partitions of a topic that is created here; {@code model-activations} and {@code controls} always have one. */
    @WithDefault("3")
    int partitions();
}

package dev.labelstream.topic;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Names and sizes of the topics, created at start where they do not exist. */
@ConfigMapping(prefix = "labelstream.topics")
public interface TopicConfig {
    @WithDefault("image-events")
    String imageEvents();

    @WithDefault("image-events-dead-letter")
    String imageEventsDeadLetter();

    @WithDefault("predictions")
    String predictions();

    @WithDefault("image-failures")
    String imageFailures();

    @WithDefault("training-requests")
    String trainingRequests();

    @WithDefault("training-events")
    String trainingEvents();

    @WithDefault("model-activations")
    String modelActivations();

    @WithDefault("controls")
    String controls();

    /** Partitions of a topic that is created here; {@code model-activations} and {@code controls} always have one. */
    @WithDefault("3")
    int partitions();
}

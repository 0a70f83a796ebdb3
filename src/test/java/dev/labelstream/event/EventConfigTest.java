package dev.labelstream.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelstream.process.ProcessConfig;
import dev.labelstream.topic.TopicConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EventConfigTest {
    @Test
    void aProcessDoesEverythingUnlessToldOtherwise() {
        // When
        ProcessConfig process = defaults(ProcessConfig.class);

        // Then
        assertThat(process.roles()).containsExactlyInAnyOrder("classify", "aggregate", "train", "dashboard");
        assertThat(process.dataDir()).isEqualTo(Path.of("labelstream-data"));
        assertThat(process.instance()).isEmpty();
    }

    @Test
    void theTopicsHaveTheirContractNames() {
        // When
        TopicConfig topics = defaults(TopicConfig.class);

        // Then
        assertThat(topics.imageEvents()).isEqualTo("image-events");
        assertThat(topics.imageEventsDeadLetter()).isEqualTo("image-events-dead-letter");
        assertThat(topics.predictions()).isEqualTo("predictions");
        assertThat(topics.imageFailures()).isEqualTo("image-failures");
        assertThat(topics.trainingRequests()).isEqualTo("training-requests");
        assertThat(topics.trainingEvents()).isEqualTo("training-events");
        assertThat(topics.modelActivations()).isEqualTo("model-activations");
        assertThat(topics.controls()).isEqualTo("controls");
        assertThat(topics.partitions()).isEqualTo(3);
    }

    @Test
    void everyKeyCanBeSet() {
        // Given
        SmallRyeConfigBuilder config = new SmallRyeConfigBuilder()
                .withMapping(ProcessConfig.class)
                .withMapping(TopicConfig.class)
                .withDefaultValue("labelstream.roles", "aggregate")
                .withDefaultValue("labelstream.data-dir", "/srv/labelstream")
                .withDefaultValue("labelstream.instance", "left")
                .withDefaultValue("labelstream.topics.image-events", "a")
                .withDefaultValue("labelstream.topics.image-events-dead-letter", "b")
                .withDefaultValue("labelstream.topics.predictions", "c")
                .withDefaultValue("labelstream.topics.image-failures", "d")
                .withDefaultValue("labelstream.topics.training-requests", "e")
                .withDefaultValue("labelstream.topics.training-events", "f")
                .withDefaultValue("labelstream.topics.model-activations", "g")
                .withDefaultValue("labelstream.topics.controls", "h")
                .withDefaultValue("labelstream.topics.partitions", "5");

        // When
        ProcessConfig process = config.build().getConfigMapping(ProcessConfig.class);
        TopicConfig topics = config.build().getConfigMapping(TopicConfig.class);

        // Then
        assertThat(process.roles()).containsExactly("aggregate");
        assertThat(process.dataDir()).isEqualTo(Path.of("/srv/labelstream"));
        assertThat(process.instance()).contains("left");
        assertThat(topics.imageEvents()).isEqualTo("a");
        assertThat(topics.imageEventsDeadLetter()).isEqualTo("b");
        assertThat(topics.predictions()).isEqualTo("c");
        assertThat(topics.imageFailures()).isEqualTo("d");
        assertThat(topics.trainingRequests()).isEqualTo("e");
        assertThat(topics.trainingEvents()).isEqualTo("f");
        assertThat(topics.modelActivations()).isEqualTo("g");
        assertThat(topics.controls()).isEqualTo("h");
        assertThat(topics.partitions()).isEqualTo(5);
    }

    private static <T> T defaults(Class<T> mapping) {
        return new SmallRyeConfigBuilder().withMapping(mapping).build().getConfigMapping(mapping);
    }
}

package dev.labelstream.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class TopicCatalogueTest {
    private static final String SEVEN_DAYS = "604800000";

    private final Map<String, NewTopic> topics = TopicCatalogue.of(new SmallRyeConfigBuilder()
                    .withMapping(TopicConfig.class)
                    .build()
                    .getConfigMapping(TopicConfig.class))
            .stream()
            .collect(Collectors.toMap(NewTopic::name, Function.identity()));

    @Test
    void everyTopicOfTheContractIsThere() {
        assertThat(topics)
                .containsOnlyKeys(
                        "image-events",
                        "image-events-dead-letter",
                        "predictions",
                        "image-failures",
                        "training-requests",
                        "training-events",
                        "model-activations",
                        "controls");
    }

    @Test
    void stateIsCompactedAndKeepsEachRecordForAWeek() {
        for (String name : new String[] {"predictions", "image-failures", "model-activations", "controls"}) {
            assertThat(topics.get(name).configs())
                    .containsEntry("cleanup.policy", "compact")
                    .containsEntry("min.compaction.lag.ms", SEVEN_DAYS)
                    .containsEntry("delete.retention.ms", SEVEN_DAYS);
        }
    }

    @Test
    void trainingsAreKeptForEverAndNotificationsForAWeek() {
        assertThat(topics.get("training-requests").configs()).containsEntry("retention.ms", "-1");
        assertThat(topics.get("training-events").configs()).containsEntry("retention.ms", "-1");
        assertThat(topics.get("image-events").configs()).containsEntry("retention.ms", SEVEN_DAYS);
        assertThat(topics.get("image-events-dead-letter").configs()).containsEntry("retention.ms", SEVEN_DAYS);
    }

    @Test
    void whatEveryProcessMustSeeInOneOrderHasOnePartition() {
        assertThat(topics.get("model-activations").numPartitions()).isEqualTo(1);
        assertThat(topics.get("controls").numPartitions()).isEqualTo(1);
        assertThat(topics.get("predictions").numPartitions()).isEqualTo(3);
    }
}

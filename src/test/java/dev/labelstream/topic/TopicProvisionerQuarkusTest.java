package dev.labelstream.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TopicProvisionerQuarkusTest {
    @Inject
    BrokerConnection broker;

    @Inject
    TopicConfig topics;

    @Test
    void afterTheStartEveryTopicIsThereAsDescribed() {
        try (Admin admin = Admin.create(broker.settings())) {
            // When
            List<String> differences = new TopicCreation(admin, broker.address()).create(TopicCatalogue.of(topics));

            // Then
            assertThat(differences).isEmpty();
        }
    }

    @Test
    void aTopicThatExistsWithOtherSettingsIsReportedAndLeftAlone() throws Exception {
        try (Admin admin = Admin.create(broker.settings())) {
            // Given
            TopicCreation creation = new TopicCreation(admin, broker.address());
            creation.create(List.of(topic(2, "delete")));

            // When
            List<String> differences = creation.create(List.of(topic(3, "compact")));

            // Then
            assertThat(differences)
                    .containsExactly("topic somebody-elses exists with other settings and is left as it is:"
                            + " {cleanup.policy=delete instead of compact, partitions=2 instead of 3}");
            assertThat(admin.describeTopics(List.of("somebody-elses"))
                            .allTopicNames()
                            .get()
                            .get("somebody-elses")
                            .partitions())
                    .hasSize(2);
        }
    }

    private static NewTopic topic(int partitions, String policy) {
        return new NewTopic("somebody-elses", Optional.of(partitions), Optional.empty())
                .configs(Map.of("cleanup.policy", policy));
    }
}

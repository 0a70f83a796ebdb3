package dev.labelstream.topic;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;

/** Every topic with the settings it is created with; what is not set here is the broker's default. */
final class TopicCatalogue {
    /** For how long a reader of a compacted topic may be away and still see each record, and each null. */
    private static final Duration COMPACTION_LAG = Duration.ofDays(7);

    private static final Duration NOTIFICATIONS_KEPT = Duration.ofDays(7);
    /** The broker's own default is 1 MiB with the overhead of a batch; written down because clients rely on it. */
    private static final String MAX_MESSAGE_BYTES = "1048588";

    private TopicCatalogue() {}

    static List<NewTopic> of(TopicConfig config) {
        int partitions = config.partitions();
        return List.of(
                kept(config.imageEvents(), partitions, NOTIFICATIONS_KEPT.toMillis()),
                kept(config.imageEventsDeadLetter(), partitions, NOTIFICATIONS_KEPT.toMillis()),
                compacted(config.predictions(), partitions),
                compacted(config.imageFailures(), partitions),
                kept(config.trainingRequests(), partitions, -1),
                kept(config.trainingEvents(), partitions, -1),
                compacted(config.modelActivations(), 1),
                compacted(config.controls(), 1));
    }

    private static NewTopic kept(String name, int partitions, long retentionMillis) {
        return topic(
                name,
                partitions,
                Map.of(
                        "cleanup.policy",
                        "delete",
                        "retention.ms",
                        Long.toString(retentionMillis),
                        "retention.bytes",
                        "-1",
                        "max.message.bytes",
                        MAX_MESSAGE_BYTES));
    }

    private static NewTopic compacted(String name, int partitions) {
        String lag = Long.toString(COMPACTION_LAG.toMillis());
        return topic(
                name,
                partitions,
                Map.of(
                        "cleanup.policy", "compact",
                        "min.compaction.lag.ms", lag,
                        "delete.retention.ms", lag,
                        "max.message.bytes", MAX_MESSAGE_BYTES));
    }

    /** As many replicas as the broker thinks right: one here, three in most clusters. */
    private static NewTopic topic(String name, int partitions, Map<String, String> settings) {
        return new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(settings);
    }
}

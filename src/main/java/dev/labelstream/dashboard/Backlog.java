package dev.labelstream.dashboard;

import dev.labelstream.topic.BrokerConnection;
import dev.labelstream.topic.TopicConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** How many notifications the classifiers have still to work on; asked at most once a second. */
@Singleton
class Backlog {
    private static final Logger LOG = Logger.getLogger(Backlog.class);
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Map<String, Object> settings;
    private final String topic;
    private final String group;
    private Admin admin;
    private OptionalLong waiting = OptionalLong.empty();
    private long askedAt = System.nanoTime() - FRESH.toNanos();

    Backlog(
            BrokerConnection broker,
            TopicConfig topics,
            @ConfigProperty(name = "mp.messaging.incoming.image-events-in.group.id") String group) {
        this.settings = new HashMap<>(broker.settings());
        settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "labelstream-backlog");
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        this.topic = topics.imageEvents();
        this.group = group;
    }

    /** Empty while the broker does not answer. */
    synchronized OptionalLong waiting() {
        if (System.nanoTime() - askedAt >= FRESH.toNanos()) {
            waiting = ask();
            askedAt = System.nanoTime();
        }
        return waiting;
    }

    private OptionalLong ask() {
        try {
            Admin broker = connected();
            List<TopicPartition> partitions =
                    broker.describeTopics(List.of(topic)).topicNameValues().get(topic).get().partitions().stream()
                            .map(partition -> new TopicPartition(topic, partition.partition()))
                            .toList();
            Map<TopicPartition, Long> ends = offsets(broker, partitions, OffsetSpec.latest());
            Map<TopicPartition, Long> begins = offsets(broker, partitions, OffsetSpec.earliest());
            Map<TopicPartition, OffsetAndMetadata> done = broker.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            return OptionalLong.of(partitions.stream()
                    .mapToLong(p -> ends.get(p)
                            - (done.get(p) == null ? begins.get(p) : done.get(p).offset()))
                    .sum());
        } catch (ExecutionException e) {
            LOG.debugf("the backlog is unknown: %s", e.getMessage());
            return OptionalLong.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalLong.empty();
        }
    }

    private static Map<TopicPartition, Long> offsets(Admin broker, List<TopicPartition> partitions, OffsetSpec which)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> asked = partitions.stream().collect(Collectors.toMap(p -> p, p -> which));
        return broker.listOffsets(asked).all().get().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, answer -> answer.getValue().offset()));
    }

    private Admin connected() {
        if (admin == null) {
            admin = Admin.create(settings);
        }
        return admin;
    }

    synchronized void close(
            @Observes(notifyObserver = Reception.IF_EXISTS) @BeforeDestroyed(ApplicationScoped.class) Object end) {
        if (admin != null) {
            admin.close(PATIENCE);
        }
    }
}

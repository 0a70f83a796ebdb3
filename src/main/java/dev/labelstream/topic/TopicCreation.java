package dev.labelstream.topic;

import dev.labelstream.process.StartupException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Brings the topics of a broker to a list of them. */
final class TopicCreation {
    private static final String MEND = ", alter it with Kafka's tools, or name another in labelstream.topics";

    private final Admin admin;
    private final String address;

    TopicCreation(Admin admin, String address) {
        this.admin = admin;
        this.address = address;
    }

    /**
     * Creates what is missing and changes nothing that is there.
     *
     * @return a line for each topic that exists with other settings
     */
    List<String> create(Collection<NewTopic> topics) {
        List<String> names = topics.stream().map(NewTopic::name).toList();
        Map<String, KafkaFuture<TopicDescription>> found =
                admin.describeTopics(names).topicNameValues();
        List<NewTopic> missing = topics.stream()
                .filter(topic -> !isThere(topic.name(), found.get(topic.name())))
                .toList();
        List<NewTopic> existing = new ArrayList<>(topics);
        existing.removeAll(missing);
        Map<String, KafkaFuture<Void>> created = admin.createTopics(missing).values();
        for (NewTopic topic : missing) {
            try {
                await(created.get(topic.name()), topic.name(), "Create");
            } catch (TopicExistsException e) {
                existing.add(topic);
            }
        }
        return existing.stream().flatMap(topic -> differences(topic).stream()).toList();
    }

    /**
     * Looks, and changes nothing.
     *
     * @return a line for each topic that is missing or has other settings
     */
    List<String> inspect(Collection<NewTopic> topics) {
        List<String> names = topics.stream().map(NewTopic::name).toList();
        Map<String, KafkaFuture<TopicDescription>> found =
                admin.describeTopics(names).topicNameValues();
        return topics.stream()
                .flatMap(topic -> isThere(topic.name(), found.get(topic.name()))
                        ? differences(topic).stream().map(line -> line + MEND)
                        : Stream.of("topic " + topic.name() + " is missing: a server makes it when it starts"))
                .toList();
    }

    /** Asked before it is created, which needs a right that most processes do without. */
    private boolean isThere(String topic, KafkaFuture<TopicDescription> description) {
        try {
            await(description, topic, "Describe");
            return true;
        } catch (UnknownTopicOrPartitionException e) {
            return false;
        }
    }

    private List<String> differences(NewTopic wanted) {
        String name = wanted.name();
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
        TopicDescription description =
                await(admin.describeTopics(List.of(name)).topicNameValues().get(name), name, "Describe");
        Config settings =
                await(admin.describeConfigs(List.of(resource)).values().get(resource), name, "DescribeConfigs");
        Map<String, String> differences = new TreeMap<>();
        if (description.partitions().size() != wanted.numPartitions()) {
            differences.put("partitions", description.partitions().size() + " instead of " + wanted.numPartitions());
        }
        wanted.configs().forEach((key, value) -> {
            String found = settings.get(key) == null ? null : settings.get(key).value();
            if (!value.equals(found)) {
                differences.put(key, found + " instead of " + value);
            }
        });
        return differences.isEmpty()
                ? List.of()
                : List.of("topic " + name + " exists with other settings and is left as it is: " + differences);
    }

    private <T> T await(KafkaFuture<T> answer, String topic, String right) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartupException("interrupted while topic " + topic + " was created", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException exists) {
                throw exists;
            }
            if (e.getCause() instanceof UnknownTopicOrPartitionException unknown) {
                throw unknown;
            }
            throw BrokerRefusal.of(e.getCause(), right + " on topic " + topic)
                    .map(refusal ->
                            new StartupException("no use of topic " + topic + " at " + address + ": " + refusal, e))
                    .orElseGet(() -> new StartupException(
                            "cannot ask for topic " + topic + " at " + address + " ("
                                    + e.getCause().getMessage()
                                    + "): start the broker there, or mend kafka.bootstrap.servers",
                            e));
        }
    }
}

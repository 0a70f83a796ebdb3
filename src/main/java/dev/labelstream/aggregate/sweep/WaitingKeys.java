package dev.labelstream.aggregate.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelstream.event.EventJson;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** The photos whose notifications lie on the topic and are not done with: between the classifiers' offsets and the end. */
public final class WaitingKeys {
    private static final Duration POLL = Duration.ofMillis(500);

    private final Supplier<Consumer<String, String>> consumers;
    private final String topic;

    /** @param consumers of the classifiers' group, which they neither join nor commit for */
    public WaitingKeys(Supplier<Consumer<String, String>> consumers, String topic) {
        this.consumers = consumers;
        this.topic = topic;
    }

    /** @throws CancellationException when it must not go on */
    public KeySet read(BooleanSupplier goesOn) {
        KeySet keys = new KeySet();
        try (Consumer<String, String> consumer = consumers.get()) {
            Set<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .collect(Collectors.toSet());
            consumer.assign(partitions);
            Map<TopicPartition, OffsetAndMetadata> done = consumer.committed(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            partitions.forEach(partition -> seek(consumer, partition, done.get(partition)));
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                if (!goesOn.getAsBoolean()) {
                    throw new CancellationException("stopped while topic " + topic + " was read");
                }
                consumer.poll(POLL).forEach(waiting -> add(waiting.value(), keys));
            }
        }
        return keys;
    }

    private static void seek(Consumer<String, String> consumer, TopicPartition partition, OffsetAndMetadata done) {
        if (done == null) {
            consumer.seekToBeginning(List.of(partition));
        } else {
            consumer.seek(partition, done.offset());
        }
    }

    /** Some stores encode their keys and some do not; sparing a photo too many costs only time. */
    private static void add(String notification, KeySet keys) {
        for (JsonNode event : events(notification)) {
            String key = event.path("s3").path("object").path("key").asText();
            keys.add(key);
            try {
                keys.add(URLDecoder.decode(key, StandardCharsets.UTF_8));
            } catch (IllegalArgumentException e) {
                continue; // not encoded
            }
        }
    }

    private static Iterable<JsonNode> events(String notification) {
        if (notification == null) {
            return List.of();
        }
        try {
            JsonNode root = EventJson.read(notification, JsonNode.class);
            return root.isArray() ? root : root.path("Records");
        } catch (UncheckedIOException e) {
            return List.of();
        }
    }
}

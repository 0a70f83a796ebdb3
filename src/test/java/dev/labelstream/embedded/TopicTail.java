package dev.labelstream.embedded;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What is on a topic from one moment to the next. */
record TopicTail(Map<String, Object> connection, Map<TopicPartition, Long> from) {
    static TopicTail of(Map<String, Object> connection, String topic) {
        try (KafkaConsumer<String, String> consumer = consumer(connection)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            return new TopicTail(connection, consumer.endOffsets(partitions));
        }
    }

    /** Event names and paths of what has come until now. */
    List<String> told() {
        return records().stream()
                .map(event -> eventName(event.value()) + " " + event.key())
                .toList();
    }

    List<Integer> partitions() {
        return records().stream().map(ConsumerRecord::partition).toList();
    }

    private List<ConsumerRecord<String, String>> records() {
        try (KafkaConsumer<String, String> consumer = consumer(connection)) {
            Map<TopicPartition, Long> until = consumer.endOffsets(from.keySet());
            consumer.assign(from.keySet());
            from.forEach(consumer::seek);
            List<ConsumerRecord<String, String>> records = new ArrayList<>();
            while (until.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    private static String eventName(String json) {
        try {
            return new ObjectMapper().readTree(json).path("EventName").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(json, e);
        }
    }

    private static KafkaConsumer<String, String> consumer(Map<String, Object> connection) {
        return new KafkaConsumer<>(new HashMap<>(connection), new StringDeserializer(), new StringDeserializer());
    }
}

package dev.labelstream.classify;

import dev.labelstream.topic.BrokerConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What somebody outside sees of the topics. */
public final class ClassifiedTopics {
    private static final String GROUP = "labelstream-classify";

    private final Map<String, Object> broker;

    public ClassifiedTopics(BrokerConnection broker) {
        this.broker = broker.settings();
    }

    /** All committed records so far whose key begins like this. */
    public List<ConsumerRecord<String, String>> read(String topic, String keyPrefix) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            Set<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .collect(Collectors.toSet());
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, String>> records = new ArrayList<>();
            while (end.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            records.removeIf(record -> record.key() == null || !record.key().startsWith(keyPrefix));
            return records;
        }
    }

    void write(String topic, String key, String value) throws Exception {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(broker, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, key, value)).get();
        }
    }

    /** Whether every notification so far has been done with. */
    public boolean isDrained() throws Exception {
        try (Admin admin = Admin.create(broker)) {
            Map<TopicPartition, OffsetSpec> latest = admin
                    .describeTopics(Set.of("image-events"))
                    .allTopicNames()
                    .get()
                    .get("image-events")
                    .partitions()
                    .stream()
                    .collect(Collectors.toMap(
                            partition -> new TopicPartition("image-events", partition.partition()),
                            partition -> OffsetSpec.latest()));
            Map<TopicPartition, Long> committed = new CommittedOffsets(broker).of(GROUP, latest.keySet());
            return admin.listOffsets(latest).all().get().entrySet().stream()
                    .allMatch(end -> committed.getOrDefault(end.getKey(), 0L)
                            == end.getValue().offset());
        }
    }
}

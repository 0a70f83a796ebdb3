package dev.labelstream.aggregate.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class WaitingKeysTest {
    private static final String TOPIC = "image-events";
    private static final TopicPartition P0 = new TopicPartition(TOPIC, 0);
    private static final TopicPartition P1 = new TopicPartition(TOPIC, 1);

    private final MockConsumer<String, String> consumer = new MockConsumer<>("earliest");
    private final WaitingKeys waiting = new WaitingKeys(() -> consumer, TOPIC);

    @Test
    void whatLiesBehindTheClassifiersOffsetsWaits() {
        // Given
        topic(2, 1);
        consumer.commitSync(Map.of(P0, new OffsetAndMetadata(1)));
        consumer.schedulePollTask(() -> {
            add(
                    P0,
                    1,
                    "{\"Records\":[{\"s3\":{\"object\":{\"key\":\"a%2F1+b.jpg\"}}},"
                            + "{\"s3\":{\"object\":{\"key\":\"a/2.jpg\"}}}]}");
            add(P1, 0, "[{\"s3\":{\"object\":{\"key\":\"100%.jpg\"}}}]");
        });

        // When
        KeySet keys = waiting.read(() -> true);

        // Then
        assertThat(List.of("a/1 b.jpg", "a/2.jpg", "100%.jpg")).allMatch(keys::contains);
        assertThat(keys.contains("a/3.jpg")).isFalse();
        assertThat(consumer.closed()).isTrue();
    }

    @Test
    void whatIsNoNotificationIsNobodysKey() {
        // Given
        topic(3, 0);
        consumer.schedulePollTask(() -> {
            add(P0, 0, "{not json");
            add(P0, 1, null);
            add(P0, 2, "{\"Records\":7}");
        });

        // When, Then
        assertThat(waiting.read(() -> true).contains("a/1.jpg")).isFalse();
    }

    @Test
    void itDoesNotWaitForABrokerWhenItMustEnd() {
        // Given
        topic(1, 0);

        // When, Then
        assertThatThrownBy(() -> waiting.read(() -> false))
                .isInstanceOf(CancellationException.class)
                .hasMessageContaining(TOPIC);
    }

    private void topic(long end0, long end1) {
        Node node = new Node(1, "127.0.0.1", 9092);
        Node[] replicas = {node};
        consumer.updatePartitions(
                TOPIC,
                List.of(
                        new PartitionInfo(TOPIC, 0, node, replicas, replicas),
                        new PartitionInfo(TOPIC, 1, node, replicas, replicas)));
        consumer.updateBeginningOffsets(Map.of(P0, 0L, P1, 0L));
        consumer.updateEndOffsets(Map.of(P0, end0, P1, end1));
    }

    private void add(TopicPartition partition, long offset, String value) {
        consumer.addRecord(new ConsumerRecord<>(TOPIC, partition.partition(), offset, "key", value));
    }
}

package dev.labelstream.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelstream.CommittedRecords;
import dev.labelstream.manage.NobodyTrains;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(NobodyTrains.class)
class EventPublisherQuarkusTest {
    /** Of no bucket that anybody looks into. */
    private static final String PATH = "elsewhere/event-publisher.png";

    @Inject
    BrokerConnection broker;

    @Inject
    TopicConfig topics;

    @Inject
    EventPublisher publisher;

    @Test
    void eachNotificationOfABatchIsThereOnceWithTheHeadersOfOneEvent() {
        // Given
        EventPublisher.Batch batch = publisher.batch(topics.imageEvents());

        // When
        IntStream.range(0, 3).forEach(number -> batch.add(PATH, "{\"Records\":[],\"number\":" + number + "}"));
        batch.confirm();

        // Then
        List<ConsumerRecord<String, String>> written =
                CommittedRecords.of(broker.settings(), topics.imageEvents()).stream()
                        .filter(record -> PATH.equals(record.key()))
                        .toList();
        assertThat(written).hasSize(3);
        assertThat(written)
                .extracting(record -> header(record, "ce_type") + " " + header(record, "ce_subject"))
                .containsOnly("dev.labelstream.StoreNotification " + PATH);
        assertThat(written).extracting(record -> header(record, "ce_id")).doesNotHaveDuplicates();
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}

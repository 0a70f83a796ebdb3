package dev.labelstream.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.S3Exception;

class ChangePublisherTest {
    private static final StoreChange CHANGE =
            new StoreChange("s3:ObjectCreated:Put", "images", "a/1.jpg", "e", 1L, "image/jpeg", "1", Instant.EPOCH);

    private final MockProducer<String, String> producer =
            new MockProducer<>(false, null, new StringSerializer(), new StringSerializer());
    private final ChangePublisher publisher =
            new ChangePublisher(producer, "image-events", new NotificationJson("someone", "http://127.0.0.1:9000"));

    @Test
    void itReturnsWhenTheBrokerHasTheRecordAndNotBefore() throws Exception {
        // Given
        CompletableFuture<Void> answer = CompletableFuture.runAsync(() -> publisher.changed(CHANGE));
        Awaitility.await().until(() -> producer.history().size() == 1);
        assertThat(answer).isNotDone();

        // When
        producer.completeNext();

        // Then
        answer.get(10, TimeUnit.SECONDS);
        assertThat(producer.history().get(0).key()).isEqualTo("images/a/1.jpg");
        assertThat(producer.history().get(0).topic()).isEqualTo("image-events");
        assertThat(producer.history().get(0).headers())
                .extracting(header -> header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8))
                .contains("ce_type=dev.labelstream.StoreNotification", "ce_subject=images/a/1.jpg");
    }

    @Test
    void aBrokerThatDoesNotAnswerMakesTheClientTryAgain() {
        // Given
        producer.sendException = new TimeoutException("no broker");

        // Then
        assertThatThrownBy(() -> publisher.changed(CHANGE)).isInstanceOfSatisfying(S3Exception.class, answer -> {
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.awsErrorDetails().errorCode()).isEqualTo("SlowDown");
        });
    }
}

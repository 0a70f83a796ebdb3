package dev.labelstream.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelstream.event.EventJson;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableFeedTest {
    private final PredictionTable table = new PredictionTable("images", folder -> {});
    private final TableFeed feed = new TableFeed(table, "predictions", "image-failures");

    @Test
    void valuesArriveAndNullsTakeThemBack() {
        // Given
        String prediction = EventJson.write(Predictions.of("demo/1.jpg").event());
        String failure = EventJson.write(Predictions.failure("demo/2.jpg"));

        // When
        feed("predictions", "images/demo/1.jpg", prediction);
        feed("image-failures", "images/demo/2.jpg", failure);

        // Then
        assertThat(table.rows()).isOne();
        assertThat(table.failures()).isOne();
        feed("predictions", "images/demo/1.jpg", null);
        feed("image-failures", "images/demo/2.jpg", null);
        assertThat(table.folders()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "hello", "{}", "null", "[]", "{\"image\":{\"bucket\":\"images\",\"key\":\"demo/1.jpg\"}}"})
    void whatIsNoEventIsLeftOut(String value) {
        // When
        feed("predictions", "images/demo/1.jpg", value);
        feed("image-failures", "images/demo/1.jpg", value);
        feed("predictions", null, value);

        // Then
        assertThat(table.folders()).isEmpty();
    }

    private void feed(String topic, String key, String value) {
        feed.accept(new ConsumerRecord<>(topic, 0, 0, key, value));
    }
}

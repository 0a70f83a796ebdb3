package dev.labelstream.classify;

import static dev.labelstream.classify.Samples.arrival;
import static dev.labelstream.classify.Samples.uploaded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.labelstream.event.TraceHeader;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TracesTest {
    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
    private final SdkTracerProvider provider = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(exporter))
            .build();
    private final RunningPipeline running = new RunningPipeline(new Traces(provider.get("test"), Samples.CLOCK));

    @AfterEach
    void stop() {
        running.model.turns.release(1000);
        running.stop();
        provider.close();
    }

    @Test
    void aPhotosTraceBeginsWithItsNotificationAndHasAllThatWasDoneForIt() {
        // Given
        running.store.with("1.jpg", 98).with("bad.jpg", FakePixels.NOT_AN_IMAGE);

        // When
        running.offer(arrival(2, uploaded("1.jpg"), uploaded("bad.jpg")));

        // Then
        await().untilAsserted(() -> assertThat(spans("photo")).hasSize(2));
        SpanData photo = photo("1.jpg");
        assertThat(photo.getStartEpochNanos()).isEqualTo(TimeUnit.SECONDS.toNanos(Samples.UPLOADED.getEpochSecond()));
        assertThat(photo.getAttributes().get(AttributeKey.stringKey("labelstream.label")))
                .isNotBlank();
        assertThat(exporter.getFinishedSpanItems())
                .filteredOn(span -> span.getParentSpanId().equals(photo.getSpanId()))
                .extracting(SpanData::getName)
                .containsExactly("queue", "fetch", "decode");
        SpanData infer = spans("infer").get(0);
        SpanData publish = spans("publish").get(0);
        assertThat(linked(infer)).containsExactly(photo.getSpanContext());
        assertThat(linked(photo)).containsExactly(infer.getSpanContext(), publish.getSpanContext());
        assertThat(linked(publish))
                .containsExactlyInAnyOrder(
                        photo.getSpanContext(), photo("bad.jpg").getSpanContext());
    }

    @Test
    void aFailureIsAnErrorOfItsTraceAndNamesItsReason() {
        // Given
        running.store.with("bad.jpg", FakePixels.NOT_AN_IMAGE);

        // When
        running.offer(arrival(1, uploaded("bad.jpg")));

        // Then
        await().untilAsserted(() -> assertThat(spans("photo")).hasSize(1));
        SpanData photo = photo("bad.jpg");
        assertThat(photo.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(photo.getAttributes().get(AttributeKey.stringKey("error.type")))
                .isEqualTo("not-an-image");
    }

    @Test
    void theResultSaysToWhichTraceItBelongs() {
        // Given
        running.store.with("1.jpg", 98);

        // When
        running.offer(arrival(1, uploaded("1.jpg")));

        // Then
        await().untilAsserted(() -> assertThat(spans("photo")).hasSize(1));
        List<SpanContext> told = running.kafka.committedRecords().stream()
                .filter(record -> record.value() != null)
                .map(record -> TraceHeader.read(record.headers()))
                .toList();
        assertThat(told).singleElement().satisfies(context -> {
            assertThat(context.getTraceId()).isEqualTo(photo("1.jpg").getTraceId());
            assertThat(context.getSpanId()).isEqualTo(photo("1.jpg").getSpanId());
        });
    }

    private SpanData photo(String key) {
        return spans("photo").stream()
                .filter(span -> key.equals(span.getAttributes().get(AttributeKey.stringKey("aws.s3.key"))))
                .findFirst()
                .orElseThrow();
    }

    private List<SpanData> spans(String name) {
        return exporter.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .toList();
    }

    private static List<SpanContext> linked(SpanData span) {
        return span.getLinks().stream().map(LinkData::getSpanContext).toList();
    }
}

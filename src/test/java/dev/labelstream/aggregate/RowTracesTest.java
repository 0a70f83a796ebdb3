package dev.labelstream.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labelstream.event.EventJson;
import dev.labelstream.event.TraceHeader;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Clock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RowTracesTest {
    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
    private final SdkTracerProvider provider = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(exporter))
            .build();
    private final PredictionTable table = new PredictionTable("images", folder -> {});
    private boolean writes = true;
    private final RowTraces traces = new RowTraces(
            new TableFeed(table, "predictions", "image-failures"),
            () -> writes,
            "predictions",
            "images",
            provider.get("test"),
            Clock.systemUTC());

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void aPhotosTraceEndsWithTheCsvThatHasItsRow() {
        // Given
        Span photo = classified("demo/1.jpg");
        Span elsewhere = classified("other/1.jpg");

        // When
        traces.written("demo", () -> {});

        // Then
        SpanData row = span("row");
        SpanData csv = span("csv");
        assertThat(table.rows()).isEqualTo(2);
        assertThat(row.getParentSpanId()).isEqualTo(photo.getSpanContext().getSpanId());
        assertThat(row.getTraceId()).isNotEqualTo(elsewhere.getSpanContext().getTraceId());
        assertThat(csv.getLinks())
                .extracting(LinkData::getSpanContext)
                .extracting(context -> context.getSpanId())
                .containsExactly(photo.getSpanContext().getSpanId());
        assertThat(row.getLinks())
                .extracting(link -> link.getSpanContext().getSpanId())
                .containsExactly(csv.getSpanId());
    }

    @Test
    void aCsvThatWasNotWrittenEndsNoTrace() {
        // Given
        classified("demo/1.jpg");

        // When
        assertThatThrownBy(() -> traces.written("demo", () -> {
                    throw new IllegalStateException("no store");
                }))
                .hasMessage("no store");

        // Then
        assertThat(exporter.getFinishedSpanItems())
                .extracting(SpanData::getName)
                .containsExactly("csv");
    }

    @Test
    void whoStandsByKeepsNoTraces() {
        // Given
        writes = false;
        classified("demo/1.jpg");
        writes = true;

        // When
        traces.written("demo", () -> {});

        // Then
        assertThat(span("csv").getLinks()).isEmpty();
    }

    @Test
    void whatBecomesNoRowEndsNoTrace() {
        // Given
        arrived("image-failures", "images/demo/1.jpg", EventJson.write(Predictions.failure("demo/1.jpg")));
        arrived("predictions", "images/demo/2.jpg", null);
        arrived("predictions", "others/demo/3.jpg", "{}");
        arrived("predictions", null, "{}");

        // When
        traces.written("demo", () -> {});

        // Then
        assertThat(span("csv").getLinks()).isEmpty();
    }

    @Test
    void whoTakesOverWritesNoRowsOfBefore() {
        // Given
        classified("demo/1.jpg");

        // When
        traces.forget();
        traces.written("demo", () -> {});

        // Then
        assertThat(span("csv").getLinks()).isEmpty();
    }

    private Span classified(String key) {
        return arrived(
                "predictions",
                "images/" + key,
                EventJson.write(Predictions.of(key).event()));
    }

    private Span arrived(String topic, String path, String value) {
        Span photo = provider.get("test").spanBuilder("photo").setNoParent().startSpan();
        ConsumerRecord<String, String> record = new ConsumerRecord<>(topic, 0, 0, path, value);
        TraceHeader.of(photo.getSpanContext()).forEach(record.headers()::add);
        traces.accept(record);
        return photo;
    }

    private SpanData span(String name) {
        return exporter.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}

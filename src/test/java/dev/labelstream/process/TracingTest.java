package dev.labelstream.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labelstream.SpanCollector;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TracingTest {
    @Test
    void withoutSomebodyWhoCollectsThemThereAreNoSpans() {
        Span span = new Tracing("left", Map.of("otel.service.name", "mine"))
                .tracer()
                .spanBuilder("work")
                .startSpan();
        assertThat(span.isRecording()).isFalse();
        assertThat(span.getSpanContext().isValid()).isFalse();
    }

    @Test
    void theCollectorHasEverySpanWhenTheProcessHasEnded() {
        try (SpanCollector collector = new SpanCollector()) {
            // Given
            Tracing tracing = new Tracing("left", collector.settings());
            tracing.tracer().spanBuilder("work").startSpan().end();

            // When
            tracing.close(this);

            // Then
            assertThat(collector.spans()).singleElement().satisfies(span -> {
                assertThat(span.getName()).isEqualTo("work");
                assertThat(span.getKind()).isEqualTo(SpanKind.SPAN_KIND_INTERNAL);
            });
            assertThat(collector.resourceAttributes("service.name")).containsExactly("labelstream");
            assertThat(collector.resourceAttributes("service.instance.id")).containsExactly("left");
        }
    }

    @Test
    void settingsThatDoNotFitAreOneLine() {
        assertThatThrownBy(() -> new Tracing("left", Map.of("otel.traces.exporter", "pigeon")))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("pigeon");
    }
}

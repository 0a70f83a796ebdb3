package dev.labelstream.event;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;

/** To which trace a record belongs: header {@code traceparent}, as <a href="https://www.w3.org/TR/trace-context/">W3C</a> has it. */
public final class TraceHeader {
    private static final W3CTraceContextPropagator FORM = W3CTraceContextPropagator.getInstance();
    private static final TextMapGetter<Headers> GETTER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Headers headers) {
            return Arrays.stream(headers.toArray()).map(Header::key).toList();
        }

        @Override
        public String get(Headers headers, String name) {
            Header header = headers == null ? null : headers.lastHeader(name);
            return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
        }
    };

    private TraceHeader() {}

    /** None where nobody traces. */
    public static List<Header> of(SpanContext span) {
        List<Header> headers = new ArrayList<>();
        FORM.inject(
                Context.root().with(Span.wrap(span)),
                headers,
                (list, name, value) -> list.add(new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8))));
        return headers;
    }

    /** An invalid one where the record belongs to no trace. */
    public static SpanContext read(Headers headers) {
        return Span.fromContext(FORM.extract(Context.root(), headers, GETTER)).getSpanContext();
    }
}

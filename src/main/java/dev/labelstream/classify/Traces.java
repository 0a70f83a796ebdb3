package dev.labelstream.classify;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes the spans of this stage. What is done for many photos at once is a trace of its own, linked with theirs. */
final class Traces {
    private final Tracer tracer;
    private final Clock clock;

    Traces(Tracer tracer, Clock clock) {
        this.tracer = tracer;
        this.clock = clock;
    }

    /** Something that takes its time. */
    interface Work<T, E extends Exception> {
        T run() throws E;
    }

    /** By path. */
    Map<String, PhotoTrace> begin(List<PhotoChange> changes) {
        Instant now = clock.instant();
        return changes.stream()
                .collect(Collectors.toMap(PhotoChange::path, change -> PhotoTrace.begin(tracer, change, now)));
    }

    <T, E extends Exception> T together(String name, Collection<PhotoTrace> photos, Work<T, E> work) throws E {
        SpanBuilder builder = tracer.spanBuilder(name).setNoParent();
        photos.forEach(photo -> builder.addLink(photo.context()));
        Span span = builder.setAttribute("messaging.batch.message_count", photos.size())
                .startSpan();
        photos.forEach(photo -> photo.sharedIn(span.getSpanContext()));
        return during(span, work);
    }

    /** Ends the span with the work. */
    static <T, E extends Exception> T during(Span span, Work<T, E> work) throws E {
        try {
            return work.run();
        } catch (RuntimeException e) {
            span.recordException(e).setStatus(StatusCode.ERROR);
            throw e;
        } finally {
            span.end();
        }
    }
}

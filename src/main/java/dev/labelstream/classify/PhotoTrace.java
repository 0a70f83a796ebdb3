package dev.labelstream.classify;

import dev.labelstream.event.ClassificationFailed;
import dev.labelstream.event.ClassificationOutcome;
import dev.labelstream.event.ImageClassified;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.util.function.Supplier;

/** One photo's way through this stage: a trace that begins with the store's notification, with a span for each step. */
final class PhotoTrace {
    private final Tracer tracer;
    private final Span span;

    private PhotoTrace(Tracer tracer, Span span) {
        this.tracer = tracer;
        this.span = span;
    }

    static PhotoTrace begin(Tracer tracer, PhotoChange change, Instant now) {
        Instant told = told(change, now);
        PhotoTrace trace = new PhotoTrace(
                tracer,
                tracer.spanBuilder("photo")
                        .setNoParent()
                        .setSpanKind(SpanKind.CONSUMER)
                        .setStartTimestamp(told)
                        .setAttribute("messaging.system", "kafka")
                        .setAttribute("aws.s3.bucket", change.bucket())
                        .setAttribute("aws.s3.key", change.key())
                        .startSpan());
        trace.child("queue").setStartTimestamp(told).startSpan().end(now);
        return trace;
    }

    /** When the store told of it; stores' clocks may be ahead of ours, and what we make up ourselves tells of no moment. */
    private static Instant told(PhotoChange change, Instant now) {
        boolean isTold = change.upload() != null && !change.isMadeUp();
        return isTold && change.upload().at().isBefore(now) ? change.upload().at() : now;
    }

    <T> T step(String name, Supplier<T> work) {
        return Traces.during(child(name).startSpan(), work::get);
    }

    SpanContext context() {
        return span.getSpanContext();
    }

    /** The work that was done for this photo together with others. */
    void sharedIn(SpanContext work) {
        span.addLink(work);
    }

    /** @param outcome null when the photo is gone */
    void end(ClassificationOutcome outcome) {
        if (outcome instanceof ImageClassified classified) {
            span.setAttribute("labelstream.model", classified.model().id())
                    .setAttribute("labelstream.label", classified.label())
                    .setAttribute("labelstream.confidence", classified.confidence());
        } else if (outcome instanceof ClassificationFailed failed) {
            span.setAttribute("error.type", failed.reason().text()).setStatus(StatusCode.ERROR, failed.message());
        }
        span.end();
    }

    private SpanBuilder child(String name) {
        return tracer.spanBuilder(name).setParent(Context.root().with(span));
    }
}

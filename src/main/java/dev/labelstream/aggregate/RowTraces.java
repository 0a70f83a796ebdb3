package dev.labelstream.aggregate;

import dev.labelstream.event.TraceHeader;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The end of a photo's trace: from the arrival of its result until the CSV in the bucket has its row. What is done for a
 * whole CSV is a trace of its own, linked with those of its new rows.
 */
final class RowTraces implements TopicReader.Sink {
    /** Of all folders: CSVs that the store does not take must not fill the memory. */
    private static final int MOST_WAITING = 1_000;

    private final TopicReader.Sink table;
    private final BooleanSupplier writes;
    private final Tracer tracer;
    private final Clock clock;
    private final String predictions;
    private final String prefix;
    /** By folder, then by path. */
    private final Map<String, Map<String, Arrival>> waiting = new HashMap<>();

    private int count;

    private record Arrival(SpanContext photo, Instant at) {}

    /**
     * @param table where the records go
     * @param writes whether this process writes what comes into the table now
     * @param predictions the topic
     * @param bucket of the photos
     */
    RowTraces(
            TopicReader.Sink table,
            BooleanSupplier writes,
            String predictions,
            String bucket,
            Tracer tracer,
            Clock clock) {
        this.table = table;
        this.writes = writes;
        this.predictions = predictions;
        this.prefix = bucket + "/";
        this.tracer = tracer;
        this.clock = clock;
    }

    @Override
    public void accept(ConsumerRecord<String, String> change) {
        table.accept(change);
        if (isRow(change) && writes.getAsBoolean()) {
            SpanContext photo = TraceHeader.read(change.headers());
            if (photo.isSampled()) {
                keep(change.key(), photo);
            }
        }
    }

    private boolean isRow(ConsumerRecord<String, String> change) {
        return change.topic().equals(predictions)
                && change.key() != null
                && change.key().startsWith(prefix)
                && change.value() != null;
    }

    @Override
    public void startOver() {
        table.startOver();
    }

    /** What came while another process wrote is in its CSVs, not in those to come. */
    synchronized void forget() {
        waiting.clear();
        count = 0;
    }

    private synchronized void keep(String path, SpanContext photo) {
        if (count == MOST_WAITING) {
            return;
        }
        String folder = SubmissionNames.folder(path.substring(prefix.length()));
        Arrival before = waiting.computeIfAbsent(folder, unused -> new HashMap<>())
                .put(path, new Arrival(photo, clock.instant()));
        count += before == null ? 1 : 0;
    }

    /** @param write puts into the bucket what the table says when it begins, or throws */
    void written(String folder, Runnable write) {
        List<Arrival> rows = take(folder);
        SpanBuilder builder = tracer.spanBuilder("csv").setNoParent();
        rows.forEach(row -> builder.addLink(row.photo()));
        Span csv = builder.setAttribute("labelstream.folder", folder).startSpan();
        try {
            write.run();
            rows.forEach(row -> end(row, csv));
        } finally {
            csv.end();
        }
    }

    private void end(Arrival row, Span csv) {
        tracer.spanBuilder("row")
                .setParent(Context.root().with(Span.wrap(row.photo())))
                .setSpanKind(SpanKind.CONSUMER)
                .setStartTimestamp(row.at())
                .addLink(csv.getSpanContext())
                .startSpan()
                .end(clock.instant());
    }

    private synchronized List<Arrival> take(String folder) {
        Map<String, Arrival> rows = waiting.remove(folder);
        count -= rows == null ? 0 : rows.size();
        return rows == null ? List.of() : List.copyOf(rows.values());
    }
}

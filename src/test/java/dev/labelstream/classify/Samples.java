package dev.labelstream.classify;

import dev.labelstream.event.DeadLetter;
import dev.labelstream.event.ImageEvent;
import dev.labelstream.event.ImageRemoved;
import dev.labelstream.event.ImageUploaded;
import dev.labelstream.event.ModelReference;
import dev.labelstream.event.Origin;
import dev.labelstream.topic.TopicConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.TracerProvider;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** The values these tests are about nothing special of. */
final class Samples {
    static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final Instant UPLOADED = Instant.parse("2026-11-24T11:59:59Z");
    static final TopicPartition PARTITION = new TopicPartition("image-events", 0);
    static final ModelReference MODEL = new ModelReference("m1", "resnet18", "00ff");

    private Samples() {}

    static ImageUploaded uploaded(String key) {
        return uploaded(key, null);
    }

    static ImageUploaded uploaded(String key, String sequencer) {
        return new ImageUploaded("images", key, "notified", sequencer, 7, UPLOADED);
    }

    static ImageUploaded madeUp(String key) {
        return new ImageUploaded("images", key, "notified", null, 7, UPLOADED, Origin.SWEEP);
    }

    static ImageRemoved removed(String key) {
        return new ImageRemoved("images", key, null, UPLOADED);
    }

    static PhotoChange change(ImageEvent... events) {
        return PhotoChange.of(List.of(events)).get(0);
    }

    static Consumed consumed(long next) {
        return consumed(next, 1);
    }

    static Consumed consumed(long next, int generation) {
        return new Consumed(Map.of(PARTITION, new OffsetAndMetadata(next)), generation);
    }

    /** The events before offset {@code next}. */
    static Arrival arrival(long next, ImageEvent... events) {
        return new Arrival(Arrays.asList(events), List.of(), consumed(next));
    }

    static Arrival unparsed(long next, DeadLetter letter) {
        return new Arrival(List.of(), List.of(letter), consumed(next));
    }

    static ClassifyMetrics metrics() {
        return new ClassifyMetrics(new SimpleMeterRegistry());
    }

    static Traces traces() {
        return new Traces(TracerProvider.noop().get("test"), CLOCK);
    }

    static PhotoTrace trace(PhotoChange change) {
        return traces().begin(List.of(change)).get(change.path());
    }

    static TopicConfig topics() {
        return new SmallRyeConfigBuilder()
                .withMapping(TopicConfig.class)
                .build()
                .getConfigMapping(TopicConfig.class);
    }
}

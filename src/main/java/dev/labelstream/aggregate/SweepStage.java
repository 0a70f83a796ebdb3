package dev.labelstream.aggregate;

import dev.labelstream.aggregate.sweep.EventSink;
import dev.labelstream.aggregate.sweep.KnownPhoto;
import dev.labelstream.aggregate.sweep.Selection;
import dev.labelstream.aggregate.sweep.Sweep;
import dev.labelstream.aggregate.sweep.Sweeper;
import dev.labelstream.aggregate.sweep.WaitingKeys;
import dev.labelstream.event.ControlEvent;
import dev.labelstream.process.InstanceName;
import dev.labelstream.process.ProcessConfig;
import dev.labelstream.process.StartOrder;
import dev.labelstream.storage.ObjectStore;
import dev.labelstream.storage.StorageConfig;
import dev.labelstream.topic.BrokerConnection;
import dev.labelstream.topic.Controls;
import dev.labelstream.topic.EventPublisher;
import dev.labelstream.topic.TopicConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sweeps and carries out requests in the background, where the process has the role {@code aggregate}. */
@Singleton
class SweepStage {
    /** Before the table's end. */
    private static final int STOP = 59;

    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final AggregateStage stage;
    private final Controls controls;
    private final TablePhotos known;
    private final Sweeper sweeper;
    private Thread thread;

    SweepStage(
            AggregateStage stage,
            AggregateConfig config,
            ProcessConfig process,
            TopicConfig topics,
            StorageConfig storage,
            BrokerConnection broker,
            ObjectStore store,
            EventPublisher publisher,
            Controls controls,
            MeterRegistry registry,
            @ConfigProperty(name = "mp.messaging.incoming.image-events-in.group.id") String classifiers) {
        this.stage = stage;
        this.controls = controls;
        this.known = new TablePhotos(stage.table(), stage::upToNow);
        String images = storage.buckets().images();
        AggregateConsumers consumers = new AggregateConsumers(broker);
        WaitingKeys waiting = new WaitingKeys(() -> consumers.waiting(classifiers), topics.imageEvents());
        Sweep sweep = new Sweep(
                waiting::read,
                known,
                () -> store.list(images, ""),
                key -> !SubmissionNames.isIgnored(key),
                config.sweepMinAge());
        this.sweeper = new Sweeper(
                stage.election(),
                stage::isCaughtUp,
                sweep,
                known,
                () -> sink(publisher.batch(topics.imageEvents())),
                controls::publish,
                new Sweeper.Settings(images, InstanceName.of(process), config.sweepEvery()),
                registry,
                Clock.systemUTC());
    }

    void start(@Observes @Priority(StartOrder.STAGES + 1) StartupEvent event) {
        if (stage.hasRole()) {
            controls.countPhotosBy(this::count);
            thread = new Thread(sweeper, "aggregate-sweep");
            thread.setDaemon(true);
            thread.start();
        }
    }

    void stop(
            @Observes(notifyObserver = Reception.IF_EXISTS) @Priority(STOP) @BeforeDestroyed(ApplicationScoped.class)
                    Object event)
            throws InterruptedException {
        if (thread != null) {
            sweeper.close();
            thread.join(LONGEST_STOP.toMillis());
            thread.interrupt();
        }
    }

    private OptionalInt count(ControlEvent request) {
        return stage.isCaughtUp()
                ? Selection.of(request, known)
                        .map(selection -> OptionalInt.of(count(selection.photos())))
                        .orElse(OptionalInt.empty())
                : OptionalInt.empty();
    }

    private static int count(Stream<KnownPhoto> photos) {
        return (int) photos.count();
    }

    private static EventSink sink(EventPublisher.Batch batch) {
        return new EventSink() {
            @Override
            public void add(String path, String notification) {
                batch.add(path, notification);
            }

            @Override
            public void confirm() {
                batch.confirm();
            }
        };
    }
}

package dev.labelstream.aggregate;

import dev.labelstream.process.CommandProfile;
import dev.labelstream.process.InstanceName;
import dev.labelstream.process.ProcessConfig;
import dev.labelstream.process.StartOrder;
import dev.labelstream.process.Tracing;
import dev.labelstream.storage.ObjectStore;
import dev.labelstream.storage.StorageConfig;
import dev.labelstream.topic.BrokerConnection;
import dev.labelstream.topic.TopicConfig;
import io.micrometer.core.instrument.Gauge;
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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The stage as it runs: one thread reads the topics into the table, one finds out whether this process is the one that
 * writes, and one writes the table into the bucket. Where the process has not the role {@code aggregate}, none starts and
 * nothing connects.
 */
@Singleton
class AggregateStage {
    private static final String ROLE = "aggregate";
    /** Behind the channels (50), whose last results are still read. */
    private static final int STOP = 60;

    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);

    private final boolean hasRole;
    private final PredictionTable table;
    private final SubmissionCsv csv;
    private final SubmissionWriter writer;
    private final TopicReader reader;
    private final WriterElection election;
    private final WriteLoop loop;
    private final MeterRegistry metrics;
    private final Optional<AggregateProxy> proxy;
    private Thread readerThread;
    private Thread electionThread;
    private Thread writerThread;

    AggregateStage(
            ProcessConfig process,
            TopicConfig topics,
            AggregateConfig config,
            StorageConfig storage,
            BrokerConnection broker,
            ObjectStore store,
            MeterRegistry metrics,
            Tracing tracing,
            @ConfigProperty(name = "labelstream.manage.password") Optional<String> password) {
        this.hasRole = process.roles().contains(ROLE) && !CommandProfile.isActive();
        this.metrics = metrics;
        this.proxy = config.url().map(url -> new AggregateProxy(url, password));
        WriteSchedule schedule = new WriteSchedule(config.quiet(), config.atLeastEvery());
        this.table =
                new PredictionTable(storage.buckets().images(), folder -> schedule.touched(folder, System.nanoTime()));
        this.csv = new SubmissionCsv(CsvFormat.of(config));
        this.writer = new SubmissionWriter(
                table, csv, new ObjectSubmissionStore(store, storage.buckets()), () -> metrics.counter(
                                "labelstream.aggregate.csv.writes")
                        .increment());
        AggregateConsumers consumers = new AggregateConsumers(broker);
        RowTraces traces = new RowTraces(
                new TableFeed(table, topics.predictions(), topics.imageFailures()),
                this::writes,
                topics.predictions(),
                storage.buckets().images(),
                tracing.tracer(),
                Clock.systemUTC());
        this.reader = new TopicReader(Set.of(topics.predictions(), topics.imageFailures()), consumers::results, traces);
        String instance = InstanceName.of(process);
        this.election = new WriterElection(
                () -> consumers.writer(instance), topics.controls(), () -> takeOver(schedule, traces));
        Duration pause = config.quiet().compareTo(LONGEST_PAUSE) < 0 ? config.quiet() : LONGEST_PAUSE;
        this.loop = new WriteLoop(schedule, writer, traces, this::writes, System::nanoTime, pause);
    }

    void start(@Observes @Priority(StartOrder.STAGES) StartupEvent event) {
        if (!hasRole) {
            return;
        }
        Gauge.builder("labelstream.aggregate.rows", table, PredictionTable::rows)
                .register(metrics);
        Gauge.builder("labelstream.aggregate.failures", table, PredictionTable::failures)
                .register(metrics);
        Gauge.builder("labelstream.aggregate.writer", election, held -> held.isHeld() ? 1 : 0)
                .description("1 where this process is the one that writes")
                .register(metrics);
        readerThread = started(reader, "aggregate-reader");
        electionThread = started(election, "aggregate-election");
        writerThread = started(loop, "aggregate-writer");
    }

    private boolean writes() {
        return reader.caughtUp() && election.isHeld();
    }

    /** What another process has written since, nobody knows. */
    private void takeOver(WriteSchedule schedule, RowTraces traces) {
        writer.forget();
        traces.forget();
        long now = System.nanoTime();
        table.folders().keySet().forEach(folder -> schedule.touched(folder, now));
    }

    private static Thread started(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    void stop(
            @Observes(notifyObserver = Reception.IF_EXISTS) @Priority(STOP) @BeforeDestroyed(ApplicationScoped.class)
                    Object event)
            throws InterruptedException {
        if (!hasRole || writerThread == null) {
            return;
        }
        loop.close();
        writerThread.join(LONGEST_STOP.toMillis());
        writerThread.interrupt();
        reader.close();
        election.close();
        readerThread.join(LONGEST_STOP.toMillis());
        electionThread.join(LONGEST_STOP.toMillis());
    }

    boolean hasRole() {
        return hasRole;
    }

    /** Whether the table holds all that lay in the topics at the start, and still follows them. */
    boolean isCaughtUp() {
        return reader.caughtUp() && readerThread.isAlive();
    }

    /** The way to the process that has the role. */
    Optional<AggregateProxy> proxy() {
        return proxy;
    }

    PredictionTable table() {
        return table;
    }

    SubmissionCsv csv() {
        return csv;
    }

    SubmissionWriter writer() {
        return writer;
    }

    WriterElection election() {
        return election;
    }

    /** Done when the table holds everything that is committed now. */
    CompletableFuture<Void> upToNow() {
        return reader.upToNow();
    }
}

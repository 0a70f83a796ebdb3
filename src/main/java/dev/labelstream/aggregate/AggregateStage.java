package dev.labelstream.aggregate;

import dev.labelstream.process.CommandProfile;
import dev.labelstream.process.ProcessConfig;
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
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * The stage as it runs: one thread reads the topics into the table, one writes the table into the bucket. Where the
 * process has not the role {@code aggregate}, neither starts and nothing connects.
 */
@Singleton
class AggregateStage {
    private static final String ROLE = "aggregate";
    /** Behind the topics and buckets, before the channels. */
    private static final int START = 40;
    /** Behind the channels (50), whose last results are still read. */
    private static final int STOP = 60;

    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);

    private final boolean hasRole;
    private final BrokerConnection broker;
    private final PredictionTable table;
    private final SubmissionCsv csv;
    private final SubmissionWriter writer;
    private final TopicReader reader;
    private final WriteLoop loop;
    private final MeterRegistry metrics;
    private final Optional<AggregateProxy> proxy;
    private Thread readerThread;
    private Thread writerThread;

    AggregateStage(
            ProcessConfig process,
            TopicConfig topics,
            AggregateConfig config,
            StorageConfig storage,
            BrokerConnection broker,
            ObjectStore store,
            MeterRegistry metrics) {
        this.hasRole = process.roles().contains(ROLE) && !CommandProfile.isActive();
        this.broker = broker;
        this.metrics = metrics;
        this.proxy = config.url().map(AggregateProxy::new);
        WriteSchedule schedule = new WriteSchedule(config.quiet(), config.atLeastEvery());
        this.table =
                new PredictionTable(storage.buckets().images(), folder -> schedule.touched(folder, System.nanoTime()));
        this.csv = new SubmissionCsv(CsvFormat.of(config));
        this.writer = new SubmissionWriter(
                table, csv, new ObjectSubmissionStore(store, storage.buckets()), () -> metrics.counter(
                                "labelstream.aggregate.csv.writes")
                        .increment());
        this.reader = new TopicReader(
                Set.of(topics.predictions(), topics.imageFailures()),
                this::consumer,
                new TableFeed(table, topics.predictions(), topics.imageFailures()));
        Duration pause = config.quiet().compareTo(LONGEST_PAUSE) < 0 ? config.quiet() : LONGEST_PAUSE;
        this.loop = new WriteLoop(schedule, writer, reader::caughtUp, System::nanoTime, pause);
    }

    void start(@Observes @Priority(START) StartupEvent event) {
        if (!hasRole) {
            return;
        }
        Gauge.builder("labelstream.aggregate.rows", table, PredictionTable::rows)
                .register(metrics);
        Gauge.builder("labelstream.aggregate.failures", table, PredictionTable::failures)
                .register(metrics);
        readerThread = new Thread(reader, "aggregate-reader");
        readerThread.setDaemon(true);
        readerThread.start();
        writerThread = new Thread(loop, "aggregate-writer");
        writerThread.setDaemon(true);
        writerThread.start();
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
        readerThread.join(LONGEST_STOP.toMillis());
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

    private Consumer<String, String> consumer() {
        Map<String, Object> settings = new HashMap<>(broker.settings());
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "labelstream-aggregate");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2000);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    }
}

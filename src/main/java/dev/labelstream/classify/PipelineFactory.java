package dev.labelstream.classify;

import dev.labelstream.image.ImageConfig;
import dev.labelstream.image.ImagePreprocessor;
import dev.labelstream.process.InstanceName;
import dev.labelstream.process.ProcessConfig;
import dev.labelstream.process.StartupException;
import dev.labelstream.process.Tracing;
import dev.labelstream.storage.Fetched;
import dev.labelstream.storage.ObjectStore;
import dev.labelstream.topic.BrokerConnection;
import dev.labelstream.topic.TopicConfig;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;

/** Puts the pipeline together from what this process is configured with and connected to. */
@Singleton
class PipelineFactory {
    /** Most wait for the store while others decode, with what the network leaves of the cores. */
    private static final int READERS = 8;

    private final Clock clock = Clock.systemUTC();
    private final ClassifyConfig config;
    private final PredictionTransactions transactions;
    private final OutcomeRecords records;
    private final ClassifyMetrics metrics;
    private final Traces tracing;
    private final PhotoReader reader;
    private final SaidBefore predictions;
    private final ModelServing serving;

    PipelineFactory(
            ClassifyConfig config,
            ProcessConfig process,
            TopicConfig topics,
            BrokerConnection broker,
            KafkaGroup group,
            ObjectStore store,
            ImagePreprocessor images,
            ImageConfig limits,
            ModelServing serving,
            MeterRegistry registry,
            Tracing tracing) {
        this.config = config;
        this.serving = serving;
        this.metrics = new ClassifyMetrics(registry);
        this.tracing = new Traces(tracing.tracer(), clock);
        String instance = InstanceName.of(process);
        this.records = new OutcomeRecords(topics, instance);
        this.predictions = new KnownPredictions(broker, topics.predictions(), metrics);
        this.transactions = new PredictionTransactions(
                new TransactionalProducers(broker.settings(), instance),
                group,
                TransactionalProducers.TIMEOUT,
                new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5)),
                clock);
        this.reader = new PhotoReader(
                photos(store),
                images::prepare,
                new StorePatience(new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5))),
                limits.maxSize().asLongValue(),
                metrics,
                clock);
    }

    /** @param onFailure told about what no retry can mend */
    ClassifyPipeline create(Consumer<Throwable> onFailure) {
        if (config.batchSize() < 1) {
            throw new StartupException(
                    "labelstream.classify.batch-size is " + config.batchSize() + ": set it to 1 or more");
        }
        return new ClassifyPipeline(
                new BatchCollector(config.batchSize(), config.maxWait()),
                config.batchSize(),
                tracing,
                new SlicePreparer(reader, predictions, serving.models(), READERS),
                new ImageClassifier(metrics, tracing, clock),
                new OutcomePublisher(records, transactions, metrics, tracing),
                onFailure);
    }

    private static PhotoStore photos(ObjectStore store) {
        return new PhotoStore() {
            @Override
            public Fetched fetch(String bucket, String key, long maxBytes) {
                return store.fetch(bucket, key, maxBytes);
            }

            @Override
            public boolean exists(String bucket, String key) {
                return store.exists(bucket, key);
            }
        };
    }
}

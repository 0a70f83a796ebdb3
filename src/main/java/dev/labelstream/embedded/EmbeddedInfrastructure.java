package dev.labelstream.embedded;

import dev.labelstream.process.CommandProfile;
import dev.labelstream.process.EmbeddedConfig;
import dev.labelstream.process.ProcessConfig;
import dev.labelstream.process.StartOrder;
import dev.labelstream.storage.Credentials;
import dev.labelstream.storage.StorageConfig;
import dev.labelstream.topic.BrokerConnection;
import dev.labelstream.topic.TopicConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Starts the broker and the store of this process before everybody who needs them, and stops them after. */
@Singleton
class EmbeddedInfrastructure {
    private static final Logger LOG = Logger.getLogger(EmbeddedInfrastructure.class);

    private final EmbeddedConfig config;
    private final ProcessConfig process;
    private final StorageConfig storage;
    private final TopicConfig topics;
    private final BrokerConnection connection;
    private final ServerAddresses addresses;

    private EmbeddedBroker broker;
    private EmbeddedStore store;
    private ChangePublisher publisher;

    EmbeddedInfrastructure(
            EmbeddedConfig config,
            ProcessConfig process,
            StorageConfig storage,
            TopicConfig topics,
            BrokerConnection connection,
            ServerAddresses addresses) {
        this.config = config;
        this.process = process;
        this.storage = storage;
        this.topics = topics;
        this.connection = connection;
        this.addresses = addresses;
    }

    void start(@Observes @Priority(StartOrder.EMBEDDED) StartupEvent event) {
        boolean needsBroker = !addresses.isBrokerConfigured();
        boolean needsStore = storage.endpoint().isEmpty();
        if (CommandProfile.isActive() || !config.enabled() || !(needsBroker || needsStore)) {
            return;
        }
        Credentials credentials = addresses.keep(process.dataDir());
        if (needsBroker) {
            startBroker();
        }
        if (needsStore) {
            startStore(credentials);
        }
    }

    private void startBroker() {
        new BrokerExit().install();
        broker = new EmbeddedBroker(
                process.dataDir().resolve("broker"), config.kafka().port());
        broker.start();
        LOG.infof("embedded broker at 127.0.0.1:%d", config.kafka().port());
    }

    private void startStore(Credentials credentials) {
        NotificationJson json = new NotificationJson(credentials.accessKey(), credentials.address(Credentials.S3));
        publisher = new ChangePublisher(connection.settings(), topics.imageEvents(), json);
        store = new EmbeddedStore(
                process.dataDir().resolve("store"), config.s3().port());
        store.start(credentials, storage.buckets().images(), publisher, addresses.pageOrigins());
        LOG.infof("embedded store at %s", credentials.address(Credentials.S3));
    }

    void stop(
            @Observes(notifyObserver = Reception.IF_EXISTS)
                    @Priority(StartOrder.STOP_EMBEDDED)
                    @BeforeDestroyed(ApplicationScoped.class)
                    Object event) {
        if (store != null) {
            store.stop();
        }
        if (publisher != null) {
            publisher.close();
        }
        if (broker != null) {
            broker.stop();
        }
    }
}

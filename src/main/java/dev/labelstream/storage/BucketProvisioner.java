package dev.labelstream.storage;

import dev.labelstream.process.Ahead;
import dev.labelstream.process.CommandProfile;
import dev.labelstream.process.StartOrder;
import dev.labelstream.process.StartupException;
import io.minio.errors.ErrorResponseException;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** Creates the buckets before anybody reads or writes them; one that exists stays as it is. */
@Singleton
class BucketProvisioner {
    private static final Logger LOG = Logger.getLogger(BucketProvisioner.class);
    /** For how long a store that starts beside this process is waited for. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ObjectStore store;
    private final StorageConfig config;
    private final Ahead<Void> buckets = Ahead.of(this::haveBuckets);

    BucketProvisioner(ObjectStore store, StorageConfig config) {
        this.store = store;
        this.config = config;
    }

    void begin(@Observes @Priority(StartOrder.AHEAD) StartupEvent start) {
        if (!CommandProfile.isActive()) {
            buckets.begin("buckets");
        }
    }

    /** The store is told where to send its events when there is a topic for them. */
    void provision(@Observes @Priority(StartOrder.BUCKETS) StartupEvent start) {
        if (CommandProfile.isActive()) {
            return;
        }
        buckets.get();
        if (config.notificationArn().isPresent()) {
            patiently(() -> haveNotified(config.notificationArn().get()));
        }
    }

    private void haveBuckets() {
        StorageConfig.Buckets names = config.buckets();
        for (String bucket : List.of(names.images(), names.training(), names.models(), names.submissions())) {
            patiently(() -> store.ensureBucket(bucket));
        }
    }

    /**
     * A store that answers, but not as hoped, will not think better of it. One that has no such rules, as Versity's gateway,
     * tells Kafka of everything or of nothing, and sweeps find what it does not tell.
     */
    private void haveNotified(String targetArn) {
        try {
            store.notifyOf(config.buckets().images(), targetArn);
        } catch (StoreRefused e) {
            throw e;
        } catch (StoreUnavailable e) {
            int code = e.getCause() instanceof ErrorResponseException answer
                    ? answer.response().code()
                    : HttpURLConnection.HTTP_UNAVAILABLE;
            if (code == HttpURLConnection.HTTP_NOT_IMPLEMENTED) {
                LOG.warnf(
                        "%s; going on without: have the store itself send its events to Kafka, and leave"
                                + " labelstream.storage.notification-arn out",
                        e.getMessage());
            } else if (code < HttpURLConnection.HTTP_INTERNAL_ERROR) {
                throw new StartupException(
                        e.getMessage() + ": name a target of the store in labelstream.storage.notification-arn", e);
            } else {
                throw e;
            }
        }
    }

    private static void patiently(Runnable request) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (boolean said = false; ; said = true) {
            try {
                request.run();
                return;
            } catch (StoreRefused e) {
                throw new StartupException(e.getMessage(), e);
            } catch (StoreUnavailable e) {
                if (System.nanoTime() > deadline) {
                    throw new StartupException(
                            e.getMessage()
                                    + ": start the store there, or mend labelstream.storage.{endpoint,access-key,secret-key}",
                            e);
                }
                if (!said) {
                    LOG.warnf("%s; trying again for %d s", e.getMessage(), PATIENCE.toSeconds());
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartupException("stopped while it waited for the store", e);
        }
    }
}

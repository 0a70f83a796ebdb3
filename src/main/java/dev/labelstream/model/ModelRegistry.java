package dev.labelstream.model;

import dev.labelstream.event.ModelActivated;
import dev.labelstream.process.Ahead;
import dev.labelstream.process.CommandProfile;
import dev.labelstream.process.InstanceName;
import dev.labelstream.process.ProcessConfig;
import dev.labelstream.process.StartOrder;
import dev.labelstream.storage.ObjectStore;
import dev.labelstream.storage.StorageConfig;
import dev.labelstream.storage.StoreRefused;
import dev.labelstream.topic.BrokerConnection;
import dev.labelstream.topic.TopicConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Which model is active, and all there are. Follows the topic {@code model-activations}, and keeps the models of the
 * bucket in the data folder as well. A model that cannot be used leaves the former one active.
 */
@Singleton
public class ModelRegistry {
    private static final Logger LOG = Logger.getLogger(ModelRegistry.class);

    private final ModelMirror mirror;
    private final ModelActivations activations;
    private final Ahead<Optional<ModelFolder>> shipped;
    private final ActiveModel active;
    private final ActivationFollower follower;
    private final Clock clock;

    @Inject
    ModelRegistry(
            ProcessConfig process,
            TopicConfig topics,
            StorageConfig storage,
            BrokerConnection broker,
            ObjectStore store,
            EngineConfig engine) {
        this(
                new ModelBucket.OfStore(store, storage.buckets().models()),
                ModelActivations.of(broker, topics.modelActivations(), InstanceName.of(process)),
                process.dataDir().resolve("models"),
                () -> shipped(new ShippedModel(engine.cacheFolder().resolve("models"))),
                Clock.systemUTC());
    }

    /** @param folder where models are kept, and beside them the id of the active one */
    ModelRegistry(
            ModelBucket bucket,
            ModelActivations activations,
            Path folder,
            Supplier<Optional<ModelFolder>> shipped,
            Clock clock) {
        this.mirror = new ModelMirror(bucket, folder);
        this.activations = activations;
        this.shipped = new Ahead<>(shipped);
        this.active = new ActiveModel(mirror, this.shipped, folder.resolve("active"));
        this.follower = new ActivationFollower(activations, active, mirror);
        this.clock = clock;
    }

    /** Unpacking the shipped model, or holding it to its checksum, needs nobody else. */
    void begin(@Observes @Priority(StartOrder.AHEAD) StartupEvent event) {
        if (!CommandProfile.isActive()) {
            shipped.begin("shipped-model");
        }
    }

    void start(@Observes @Priority(StartOrder.MODELS) StartupEvent event) {
        if (!CommandProfile.isActive()) {
            start();
        }
    }

    /** Reads the topic to its end, so that nobody classifies with a former model; goes on in the background. */
    void start() {
        active.start(activations.open());
        shipped.get().ifPresent(this::offerIfAllowed);
        active.find().ifPresent(this::offerIfAllowed);
        follower.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        follower.stop();
    }

    /** @throws ModelException before the start, and while no model can be used at all */
    public ModelFolder active() {
        return active.find()
                .orElseThrow(() ->
                        new ModelException("no model is active: train one, or activate one with 'model activate'"));
    }

    /** How the active model came to be; empty while the shipped one has never been changed. */
    public Optional<ModelActivated> activation() {
        return active.activation();
    }

    /** Why the last activated model is not the active one, in one line. */
    public Optional<String> problem() {
        return active.problem();
    }

    /** @throws ModelException when there is no such model or its files are damaged */
    public ModelFolder open(String id) {
        return mirror.fetch(id);
    }

    /** All models in the bucket, by id. */
    public List<ModelCard> all() {
        return mirror.cards();
    }

    /** Whether there is a page about a model. */
    public boolean hasReport(ModelCard model) {
        return mirror.hasReport(model.id());
    }

    /** The page about a model, HTML; empty when there is no such model, or none about it. */
    public Optional<byte[]> report(String id) {
        return mirror.report(id);
    }

    /**
     * Makes every process use the model from its next batch on. Returns when this process does.
     *
     * @throws ModelException when there is no such model or its files are damaged, and nothing has changed; or when this
     *     process cannot use it, which leaves the former one active
     */
    public ModelActivated activate(String id) {
        ModelFolder model = mirror.fetch(id);
        offer(model); // one that was imported into the data folder is known here only
        ModelActivated next = new ModelActivated(id, model.card().architecture(), former(id), clock.instant());
        follower.await(activations.write(next));
        problem().ifPresent(problem -> {
            throw new ModelException(problem);
        });
        return next;
    }

    /** Puts a model into the bucket, where all processes find it. */
    public void publish(ModelFolder model) {
        mirror.publish(model);
        mirror.fetch(model.card().id());
    }

    /**
     * @param user loads the model: at once when there is one, and each time that another takes its place. Where it throws,
     *     the former model stays.
     */
    public void onActivation(Consumer<ModelFolder> user) {
        active.use(user);
    }

    private void offer(ModelFolder model) {
        if (!mirror.holds(model.card().id())) {
            mirror.publish(model);
        }
    }

    /** Not every role may write models, and what a process has at its start it needs in no bucket. */
    private void offerIfAllowed(ModelFolder model) {
        try {
            offer(model);
        } catch (StoreRefused e) {
            LOG.infof(
                    "model %s is not in the bucket, and this process may not put it there: %s",
                    model.card().id(), e.getMessage());
        }
    }

    /** The way back; activating a model again does not lose it. */
    private String former(String id) {
        Optional<ModelActivated> last = follower.isRunning() ? active.activation() : activations.last();
        if (last.isPresent()) {
            return last.get().id().equals(id)
                    ? last.get().previous()
                    : last.get().id();
        }
        return active.find()
                .or(shipped)
                .map(model -> model.card().id())
                .filter(current -> !current.equals(id))
                .orElse(null);
    }

    private static Optional<ModelFolder> shipped(ShippedModel model) {
        return model.id().map(id -> model.open());
    }
}

package dev.labelstream.classify;

import dev.labelstream.event.ModelReference;
import dev.labelstream.model.Classifier;
import dev.labelstream.model.EngineConfig;
import dev.labelstream.model.ModelFolder;
import dev.labelstream.model.ModelRegistry;
import dev.labelstream.model.Placement;
import dev.labelstream.model.PlacementChoice;
import dev.labelstream.model.TorchEngine;
import dev.labelstream.process.Ahead;
import dev.labelstream.process.CommandProfile;
import dev.labelstream.process.ProcessConfig;
import dev.labelstream.process.StartOrder;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.List;

/** Loads the active model, and each that takes its place, into the engine. One that cannot run a picture is none. */
@Singleton
class ModelServing {
    private final ClassifyConfig config;
    private final EngineConfig engine;
    private final ProcessConfig process;
    private final ModelRegistry registry;
    private final Ahead<Void> torch;
    private final ModelSwap models = new ModelSwap();

    ModelServing(ClassifyConfig config, EngineConfig engine, ProcessConfig process, ModelRegistry registry) {
        this.config = config;
        this.engine = engine;
        this.torch = Ahead.of(() -> TorchEngine.start(engine));
        this.process = process;
        this.registry = registry;
    }

    /** The engine takes a second of its own, while this process talks to the broker and the store. */
    void begin(@Observes @Priority(StartOrder.AHEAD) StartupEvent event) {
        if (isOn()) {
            torch.begin("engine-start");
        }
    }

    /** Before the registry chooses a model, so that it can choose another when this one cannot be loaded. */
    void start(@Observes @Priority(StartOrder.MODELS - 1) StartupEvent event) {
        if (isOn()) {
            torch.get();
            PlacementChoice placements = new PlacementChoice(engine, config.device(), config.precision());
            registry.onActivation(folder -> models.swapTo(load(folder, placements.measured(folder))));
        }
    }

    private boolean isOn() {
        return !CommandProfile.isActive() && process.roles().contains(ClassifyStage.ROLE);
    }

    /** After the last batch: see {@link ClassifyStage#stop}. */
    void close() {
        models.close();
    }

    ModelSwap models() {
        return models;
    }

    private static LoadedModel load(ModelFolder folder, Placement placement) {
        Classifier classifier = Classifier.load(folder, placement);
        try {
            classifier.warmUp(1);
        } catch (RuntimeException e) {
            classifier.close();
            throw e;
        }
        return new OfClassifier(classifier);
    }

    private record OfClassifier(Classifier classifier) implements LoadedModel {
        @Override
        public ModelReference reference() {
            return classifier.reference();
        }

        @Override
        public int inputSize() {
            return classifier.inputSize();
        }

        @Override
        public List<String> labels() {
            return classifier.labels();
        }

        @Override
        public float[][] classify(ByteBuffer pictures, int count) {
            return classifier.classify(pictures, count);
        }

        @Override
        public void close() {
            classifier.close();
        }
    }
}

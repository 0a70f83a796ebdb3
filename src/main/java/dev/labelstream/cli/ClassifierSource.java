package dev.labelstream.cli;

import dev.labelstream.model.Classifier;
import dev.labelstream.model.EngineConfig;
import dev.labelstream.model.ModelCatalogue;
import dev.labelstream.model.ModelFolder;
import dev.labelstream.model.Placement;
import dev.labelstream.model.PlacementChoice;
import dev.labelstream.model.TorchEngine;
import dev.labelstream.process.ProcessConfig;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Loads models for commands, onto the same device and in the same precision as the pipeline does. */
@Singleton
final class ClassifierSource {
    private static final int MANY = 1000;

    private final EngineConfig engine;
    private final ProcessConfig process;
    private final PlacementChoice placements;

    ClassifierSource(
            EngineConfig engine,
            ProcessConfig process,
            @ConfigProperty(name = "labelstream.classify.device", defaultValue = "auto") String device,
            @ConfigProperty(name = "labelstream.classify.precision", defaultValue = "auto") String precision) {
        this.engine = engine;
        this.process = process;
        this.placements = new PlacementChoice(engine, device, precision);
    }

    ModelCatalogue catalogue() {
        return new ModelCatalogue(process.dataDir(), engine.cacheFolder());
    }

    PlacementChoice placements() {
        return placements;
    }

    /**
     * Loads a model.
     *
     * @param pictures how many it is for: many are worth a second of looking for the fastest precision
     * @throws dev.labelstream.model.ModelException when there is no such model, or it cannot be used here
     */
    Opened open(String reference, int pictures) {
        ModelFolder folder = catalogue().resolve(reference);
        TorchEngine.start(engine);
        Placement placement = pictures < MANY ? placements.quick(folder) : placements.measured(folder);
        return new Opened(Classifier.load(folder, placement));
    }

    /** A loaded model, to be closed. */
    record Opened(Classifier classifier) implements PhotoNetwork, AutoCloseable {
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

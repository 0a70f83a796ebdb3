package dev.labelstream.model;

import ai.djl.Device;
import dev.labelstream.model.network.Architecture;
import dev.labelstream.model.network.Network;
import dev.labelstream.model.network.Variant;
import dev.labelstream.model.weights.StoredType;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Models for tests, the same on every machine. They are untrained, so their answers mean nothing but always agree with
 * each other:
 *
 * <pre>{@code
 * TestModels.startEngine();
 * ModelFolder folder = TestModels.resnet18(temporary.resolve("small"), "small", 64, "cat", "dog");
 * try (Classifier classifier = Classifier.load(folder, TestModels.PLACEMENT)) { … }
 * }</pre>
 *
 * <p>In a data folder the model belongs at {@code <data-dir>/models/<id>}, with the id in {@code <data-dir>/models/active}.
 */
public final class TestModels {
    /** The processor, float32: the same numbers with and without bfloat16 in the processor. */
    public static final Placement PLACEMENT = new Placement(Device.cpu(), Precision.FLOAT32);

    private TestModels() {}

    /**
     * Starts PyTorch once for the test JVM, on the user's own cache folder. One thread: the networks are tiny, and several
     * threads wait for each other in busy loops, which costs minutes where other programs hold the cores.
     */
    public static void startEngine() {
        TorchEngine.start(EngineConfig.userCache(System.getProperty("os.name"), System.getenv()), 1, false);
    }

    /** 22 MB; any size works, and at 32 or 64 pixels it is as quick as lenet. */
    public static ModelFolder resnet18(Path folder, String id, int size, String... labels) {
        return write(folder, id, Architecture.RESNET18, null, size, labels);
    }

    /** 5 MB, input size 224. */
    public static ModelFolder lenet(Path folder, String id, String... labels) {
        return write(folder, id, Architecture.LENET, null, 224, labels);
    }

    /** Tells cats from dogs; its id is the architecture's. */
    static ModelFolder of(Architecture architecture, Variant variant, Path folder, int size) {
        return write(folder, architecture.id(), architecture, variant, size, "cat", "dog");
    }

    private static ModelFolder write(
            Path folder, String id, Architecture architecture, Variant variant, int size, String... labels) {
        Network network = architecture.network(variant == null ? Variant.PLAIN : variant, size, labels.length);
        return ModelFolder.write(
                folder,
                Formula.weights(network),
                StoredType.BF16,
                sha256 -> card(id, architecture, variant, size, Arrays.asList(labels), sha256));
    }

    private static ModelCard card(
            String id, Architecture architecture, Variant variant, int size, List<String> labels, String sha256) {
        return ModelCard.made(
                id, architecture.id(), variant, labels, size, null, new ModelCard.Metrics(100, 0.5, 0.7), sha256, null);
    }
}

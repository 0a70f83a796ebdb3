package dev.labelstream.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.labelstream.model.TrainableNetwork;
import dev.labelstream.model.network.Network;
import dev.labelstream.model.network.Normalisation;
import dev.labelstream.model.weights.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** A network with all that changes with it while it learns: the optimiser's memory and the averaged weights. */
final class Learner implements AutoCloseable {
    private static final String WEIGHTS = "weights/";
    private static final String AVERAGE = "average/";
    private static final String MEMORY = "memory/";

    private final TrainableNetwork network;
    private final Optimizer optimizer;
    private final AveragedWeights averages;
    private final double labelSmoothing;
    private long steps;

    private Learner(
            Network shape,
            TrainingSettings settings,
            Set<String> fresh,
            Map<String, Tensor> weights,
            Map<String, Tensor> average) {
        network = TrainableNetwork.load(shape, Normalisation.IMAGENET, weights, settings.placement());
        optimizer = new Optimizer(network, settings, fresh);
        averages = new AveragedWeights(network, settings.averaging(), average);
        labelSmoothing = settings.labelSmoothing();
    }

    /** @param fresh names of the tensors that are random, the others have been trained before */
    static Learner start(Network shape, TrainingSettings settings, Map<String, Tensor> weights, Set<String> fresh) {
        return new Learner(shape, settings, fresh, weights, weights);
    }

    /** @param tensors as {@link #tensors} gave them */
    static Learner goOn(Network shape, Checkpoint from, Map<String, Tensor> tensors) {
        Learner learner =
                new Learner(shape, from.settings(), from.fresh(), part(tensors, WEIGHTS), part(tensors, AVERAGE));
        learner.optimizer.restore(part(tensors, MEMORY), from.steps());
        learner.steps = from.steps();
        return learner;
    }

    /** Forward, loss, backward: the gradients are in the parameters afterwards. */
    float backward(Batch batch) {
        try (NDManager scope = network.manager().newSubManager();
                GradientCollector gradients = Engine.getEngine("PyTorch").newGradientCollector()) {
            NDArray logits = network.train(pixels(scope, batch));
            NDArray truth =
                    scope.create(targets(batch.labels(), (int) logits.getShape().get(1)), logits.getShape());
            NDArray loss = logits.logSoftmax(1).mul(truth).sum().neg().div(batch.labels().length);
            gradients.backward(loss);
            return loss.getFloat();
        }
    }

    void step(double rate) {
        optimizer.step(rate);
        averages.follow(++steps);
    }

    /** Logits of a batch's photos, one row after the other. */
    float[] infer(Batch batch) {
        try (NDManager scope = network.manager().newSubManager()) {
            return network.infer(pixels(scope, batch)).toFloatArray();
        }
    }

    /** A copy of what the model is to have. */
    Map<String, Tensor> averagedWeights() {
        return averages.tensors();
    }

    /** Does something while the averaged weights stand in for the network's own. */
    <T> T averaged(Supplier<T> task) {
        averages.exchange();
        try {
            return task.get();
        } finally {
            averages.exchange();
        }
    }

    /** A copy of everything, to go on from. */
    Map<String, Tensor> tensors() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        network.weights().forEach((name, tensor) -> tensors.put(WEIGHTS + name, tensor));
        averages.tensors().forEach((name, tensor) -> tensors.put(AVERAGE + name, tensor));
        optimizer.tensors().forEach((name, tensor) -> tensors.put(MEMORY + name, tensor));
        return tensors;
    }

    @Override
    public void close() {
        averages.close();
        optimizer.close();
        network.close();
    }

    /** One-hot rows, softened by label smoothing. */
    private float[] targets(int[] labels, int classes) {
        float[] targets = new float[labels.length * classes];
        Arrays.fill(targets, (float) (labelSmoothing / classes));
        for (int i = 0; i < labels.length; i++) {
            targets[i * classes + labels[i]] += (float) (1 - labelSmoothing);
        }
        return targets;
    }

    static NDArray pixels(NDManager manager, Batch batch) {
        Shape shape = new Shape(batch.labels().length, batch.size(), batch.size(), 3);
        return manager.create(batch.pixels(), shape, DataType.UINT8);
    }

    private static Map<String, Tensor> part(Map<String, Tensor> tensors, String prefix) {
        Map<String, Tensor> part = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> {
            if (name.startsWith(prefix)) {
                part.put(name.substring(prefix.length()), tensor);
            }
        });
        return part;
    }
}

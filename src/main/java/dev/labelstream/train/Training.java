package dev.labelstream.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.labelstream.image.ImagePreprocessor;
import dev.labelstream.model.ModelFolder;
import dev.labelstream.model.StartingWeights;
import dev.labelstream.model.TrainableNetwork;
import dev.labelstream.model.Weights;
import dev.labelstream.model.network.Architecture;
import dev.labelstream.model.network.Network;
import dev.labelstream.model.network.Normalisation;
import dev.labelstream.model.weights.Tensor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** Trains a network: the whole loop, in the order things happen. Needs a started engine. */
public final class Training {
    private final TrainingSettings settings;
    private final ImagePreprocessor images;
    private final Path scratch;
    private final TrainingListener listener;
    private volatile boolean stopping;

    /** @param scratch folder for decoded photos, 100 KB each */
    public Training(TrainingSettings settings, ImagePreprocessor images, Path scratch, TrainingListener listener) {
        this.settings = settings;
        this.images = images;
        this.scratch = scratch;
        this.listener = listener;
    }

    /**
     * Trains and leaves the model in a folder; after each epoch it already holds that epoch's.
     *
     * @throws TrainingException when it cannot go on, or was told to stop
     */
    public ModelFolder run(LabelledPhotos labelled, String id, Path out) {
        labelled.requireTwoClasses();
        Network network = Architecture.of(settings.architecture())
                .orElseThrow()
                .network(labelled.labels().size());
        Map<String, Tensor> first = network.firstWeights(settings.seed());
        if (settings.init() != null) {
            StartingWeights start = Weights.readForTraining(settings.init(), network, first);
            start.note().ifPresent(note -> listener.note(settings.init() + ": " + note));
            first = start.tensors();
        }
        try (PhotoSets photos = PhotoSets.decode(labelled, settings, images, scratch, listener);
                TrainableNetwork trainable =
                        TrainableNetwork.load(network, Normalisation.IMAGENET, first, settings.placement());
                Optimizer optimizer = new Optimizer(trainable, settings)) {
            Checkpoint checkpoint = new Checkpoint(settings, labelled.labels(), id, out);
            Pace pace = new Pace(settings.epochs(), photos.batches(), photos.batchSize());
            LearningRate schedule = new LearningRate(settings.learningRate(), settings.oneCycle(), pace.allSteps());
            ModelFolder saved = null;

            for (int epoch = 1; epoch <= settings.epochs(); epoch++) {
                for (Batch batch : photos.epoch(epoch)) {
                    double rate = schedule.at(pace.steps());
                    float loss = backward(trainable, batch);
                    if (!Float.isFinite(loss)) {
                        throw new TrainingException(("the loss became %s in epoch %d: lower the learning rate"
                                        + " (%s now) or start from sound weights")
                                .formatted(loss, epoch, settings.learningRate()));
                    }
                    optimizer.step(rate);
                    pace.stepped(loss, rate);
                    pace.due(epoch).ifPresent(listener::progressed);
                    if (stopping) {
                        throw new TrainingException("stopped in epoch %d of %d".formatted(epoch, settings.epochs())
                                + (saved == null ? "" : "; " + out + " holds the epoch before"));
                    }
                }
                Evaluation evaluation = evaluate(trainable, photos);
                saved = checkpoint.write(trainable.weights(), evaluation, epoch);
                listener.epochEnded(pace.report(epoch), evaluation);
            }
            return saved;
        }
    }

    /** Ends the training after the step it is in, from any thread. */
    public void stop() {
        stopping = true;
    }

    /** Forward, loss, backward: the gradients are in the parameters afterwards. */
    private float backward(TrainableNetwork network, Batch batch) {
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

    private Evaluation evaluate(TrainableNetwork network, PhotoSets photos) {
        if (!photos.hasValidation()) {
            return null;
        }
        Evaluation.Tally tally = new Evaluation.Tally(photos.classes());
        for (Batch batch : photos.validation()) {
            try (NDManager scope = network.manager().newSubManager()) {
                NDArray probabilities = network.infer(pixels(scope, batch)).softmax(1);
                tally.addAll(probabilities.toFloatArray(), batch.labels());
            }
        }
        return tally.evaluation();
    }

    /** One-hot rows, softened by label smoothing. */
    private float[] targets(int[] labels, int classes) {
        float[] targets = new float[labels.length * classes];
        Arrays.fill(targets, (float) (settings.labelSmoothing() / classes));
        for (int i = 0; i < labels.length; i++) {
            targets[i * classes + labels[i]] += (float) (1 - settings.labelSmoothing());
        }
        return targets;
    }

    static NDArray pixels(NDManager manager, Batch batch) {
        Shape shape = new Shape(batch.labels().length, batch.size(), batch.size(), 3);
        return manager.create(batch.pixels(), shape, DataType.UINT8);
    }
}

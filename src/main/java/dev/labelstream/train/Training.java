package dev.labelstream.train;

import dev.labelstream.image.ImagePreprocessor;
import dev.labelstream.model.ModelFolder;
import dev.labelstream.model.StartingWeights;
import dev.labelstream.model.Weights;
import dev.labelstream.model.network.Network;
import dev.labelstream.model.weights.Tensor;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

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
     * Trains and leaves the model in a folder; after each epoch it already holds that epoch's, and a {@link Checkpoint}.
     *
     * @throws TrainingException when it cannot go on
     * @throws TrainingStopped when it was told to stop
     */
    public ModelFolder run(LabelledPhotos labelled, String id, Path out) {
        Network network = network(labelled);
        StartingWeights weights = startingWeights(network);
        try (PhotoSets photos = PhotoSets.decode(labelled, settings, images, scratch, listener);
                Learner learner = Learner.start(network, settings, weights.tensors(), weights.fresh())) {
            Checkpoint start = Checkpoint.start(settings, id, labelled.labels(), photos.fingerprint(), weights.fresh());
            return run(start, network, photos, learner, out);
        }
    }

    private StartingWeights startingWeights(Network network) {
        Map<String, Tensor> first = network.firstWeights(settings.seed());
        if (settings.init() == null) {
            return new StartingWeights(first, Set.of(), network.classes());
        }
        StartingWeights read = Weights.readForTraining(settings.init(), network, first);
        read.note().ifPresent(note -> listener.note(settings.init() + ": " + note));
        return read;
    }

    /** Goes on from the checkpoint in the folder; with one thread, to the same weights as if it had never stopped. */
    public ModelFolder resume(LabelledPhotos labelled, Checkpoint from, Path out) {
        Network network = network(labelled);
        try (PhotoSets photos = PhotoSets.decode(labelled, settings, images, scratch, listener)) {
            from.requireSame(labelled.labels(), photos.fingerprint());
            try (Learner learner = Learner.goOn(network, from, from.readTensors(out))) {
                return run(from, network, photos, learner, out);
            }
        }
    }

    private ModelFolder run(Checkpoint from, Network network, PhotoSets photos, Learner learner, Path out) {
        try {
            return loop(from, network, photos, learner, out);
        } catch (RuntimeException | OutOfMemoryError e) {
            if (MemoryShortage.isIn(e)) {
                throw new TrainingException(
                        "out of memory with %d photos of %d x %d pixels in a step: make the batch or the size smaller"
                                .formatted(photos.batchSize(), settings.size(), settings.size()),
                        e);
            }
            throw e;
        }
    }

    private ModelFolder loop(Checkpoint from, Network network, PhotoSets photos, Learner learner, Path out) {
        Snapshot snapshot = Snapshot.before(settings, network, from.labels(), from.id(), out);
        Pace pace = new Pace(settings.epochs(), photos.batches(), photos.batchSize(), from.steps());
        LearningRate schedule = new LearningRate(settings, pace.allSteps());
        ModelFolder saved = null;

        for (int epoch = from.epochsDone() + 1; epoch <= settings.epochs(); epoch++) {
            for (Batch batch : photos.epoch(epoch, pace.stepsInEpoch(epoch))) {
                double rate = schedule.at(pace.steps());
                float loss = learner.backward(batch);
                requireFinite(loss, epoch);
                learner.step(rate);
                pace.stepped(loss, rate);
                pace.due(epoch).ifPresent(listener::progressed);
                stopIfAsked(from.at(epoch - 1, pace.steps()), learner, out);
            }
            Predictions predictions = predict(learner, photos);
            stopIfAsked(from.at(epoch - 1, pace.steps()), learner, out);
            saved = snapshot.write(learner.averagedWeights(), predictions, epoch);
            from.at(epoch, pace.steps()).write(out, learner.tensors());
            listener.epochEnded(pace.report(epoch), predictions == null ? null : predictions.evaluation());
        }
        Checkpoint.delete(out);
        return saved;
    }

    /** Ends the training after the step it is in, from any thread, with a checkpoint. */
    public void stop() {
        stopping = true;
    }

    private void stopIfAsked(Checkpoint checkpoint, Learner learner, Path out) {
        if (stopping) {
            checkpoint.write(out, learner.tensors());
            throw new TrainingStopped("stopped in epoch %d of %d after %d steps; --resume --out %s goes on"
                    .formatted(checkpoint.epochsDone() + 1, settings.epochs(), checkpoint.steps(), out));
        }
    }

    private void requireFinite(float loss, int epoch) {
        if (!Float.isFinite(loss)) {
            throw new TrainingException(
                    "the loss became %s in epoch %d: lower the learning rate (%s now) or start from sound weights"
                            .formatted(loss, epoch, settings.learningRate()));
        }
    }

    /** By the averaged weights; null without photos held out, incomplete when the training is to stop. */
    private Predictions predict(Learner learner, PhotoSets photos) {
        if (!photos.hasValidation()) {
            return null;
        }
        return learner.averaged(() -> {
            Predictions predictions = new Predictions(photos.classes());
            for (Batch batch : photos.validation()) {
                if (stopping) {
                    break;
                }
                predictions.add(learner.infer(batch), batch.labels());
            }
            return predictions;
        });
    }

    private Network network(LabelledPhotos labelled) {
        labelled.requireClasses();
        return settings.network(labelled.labels().size());
    }
}

package dev.labelstream.train;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.labelstream.model.ModelCard;
import dev.labelstream.model.ModelCard.Metrics;
import dev.labelstream.model.ModelException;
import dev.labelstream.model.ModelFolder;
import dev.labelstream.model.network.Network;
import dev.labelstream.model.weights.StoredType;
import dev.labelstream.model.weights.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Turns what a training has reached into a model folder that opens without a flag.
 *
 * @param parent what the training started from, see {@link ModelCard#parent}
 */
record Snapshot(
        TrainingSettings settings, Network network, List<String> labels, String id, Path folder, String parent) {
    /** Before the first is written: it may replace the very model that the training started from. */
    static Snapshot before(TrainingSettings settings, Network network, List<String> labels, String id, Path folder) {
        return new Snapshot(settings, network, labels, id, folder, parent(settings.init()));
    }

    /** @param predictions for the photos held out; null without any */
    ModelFolder write(Map<String, Tensor> weights, Predictions predictions, int epoch) {
        if (predictions == null) {
            return ModelFolder.write(folder, weights, StoredType.BF16, sha256 -> card(sha256, null, epoch));
        }
        Calibration calibration = Calibration.of(predictions);
        Metrics metrics = metrics(predictions.evaluation(), calibration);
        return ModelFolder.write(
                folder, calibration.applied(weights, network), StoredType.BF16, sha256 -> card(sha256, metrics, epoch));
    }

    private static Metrics metrics(Evaluation all, Calibration calibration) {
        Evaluation judged = calibration.evaluation();
        return new Metrics(
                (int) all.images(),
                all.accuracy(),
                judged.loss(),
                judged.calibrationError(),
                calibration.isFitted() ? calibration.temperature() : null);
    }

    private ModelCard card(String weightsSha256, Metrics metrics, int epoch) {
        Map<String, Object> training = new ObjectMapper().convertValue(settings, new TypeReference<>() {});
        training.put("epochsDone", epoch);
        training.replace("init", parent);
        return ModelCard.made(
                id,
                settings.architecture(),
                settings.variant(),
                labels,
                settings.size(),
                training,
                metrics,
                weightsSha256,
                parent);
    }

    /** The model's id where the weights lie in a model folder, else the file's name. */
    private static String parent(Path init) {
        if (init == null) {
            return null;
        }
        String file = init.getFileName().toString();
        try {
            return file.equals(ModelFolder.WEIGHTS)
                    ? ModelFolder.open(init.toAbsolutePath().getParent()).card().id()
                    : file;
        } catch (ModelException e) {
            return file; // weights without a card beside them, or not of it
        }
    }
}

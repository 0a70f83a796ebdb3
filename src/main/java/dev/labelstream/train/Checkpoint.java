package dev.labelstream.train;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.labelstream.model.ModelCard;
import dev.labelstream.model.ModelCard.Metrics;
import dev.labelstream.model.ModelFolder;
import dev.labelstream.model.network.Normalisation;
import dev.labelstream.model.weights.StoredType;
import dev.labelstream.model.weights.Tensor;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Turns what a training has reached into a model folder that opens without a flag. */
record Checkpoint(TrainingSettings settings, List<String> labels, String id, Path folder) {
    ModelFolder write(Map<String, Tensor> weights, Evaluation evaluation, int epoch) {
        return ModelFolder.write(folder, weights, StoredType.BF16, sha256 -> card(sha256, evaluation, epoch));
    }

    private ModelCard card(String weightsSha256, Evaluation evaluation, int epoch) {
        Map<String, Object> training = new ObjectMapper().convertValue(settings, new TypeReference<>() {});
        training.put("epochsDone", epoch);
        String parent =
                settings.init() == null ? null : settings.init().getFileName().toString();
        training.replace("init", parent);
        return new ModelCard(
                id,
                settings.architecture(),
                labels,
                settings.size(),
                Normalisation.IMAGENET.mean(),
                Normalisation.IMAGENET.std(),
                ModelCard.SQUASH,
                training,
                evaluation == null
                        ? null
                        : new Metrics((int) evaluation.images(), evaluation.accuracy(), evaluation.loss()),
                weightsSha256,
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                parent);
    }
}

package dev.labelstream.train;

import dev.labelstream.model.ModelCard;
import dev.labelstream.model.ModelCard.Metrics;
import dev.labelstream.model.ModelFolder;
import dev.labelstream.model.weights.StoredType;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Models of which only the card matters. */
public final class TestCards {
    private TestCards() {}

    public static ModelCard card(String id, List<String> labels, Metrics metrics) {
        return card(id, labels, metrics, "0".repeat(64));
    }

    /** A folder that opens, without a single weight in it. */
    public static ModelFolder write(Path folder, String id, List<String> labels, Metrics metrics) {
        return ModelFolder.write(folder, Map.of(), StoredType.F32, sha256 -> card(id, labels, metrics, sha256));
    }

    private static ModelCard card(String id, List<String> labels, Metrics metrics, String sha256) {
        float[] three = {0.5f, 0.5f, 0.5f};
        return new ModelCard(
                id, "resnet18", null, labels, 64, three, three, null, null, metrics, sha256, Instant.EPOCH, null, null);
    }
}

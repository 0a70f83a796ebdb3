package dev.labelstream.model;

import dev.labelstream.model.weights.StoredType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A model folder without a tensor, for those who only carry models about. */
final class EmptyModel {
    private EmptyModel() {}

    static ModelFolder in(Path folder, String id) {
        return in(folder, id, List.of("cat", "dog"));
    }

    static ModelFolder in(Path folder, String id, List<String> labels) {
        return ModelFolder.write(
                folder,
                Map.of(),
                StoredType.F32,
                sha256 -> ModelCard.made(id, "resnet18", null, labels, 224, null, null, sha256, null));
    }
}

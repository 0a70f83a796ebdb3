package dev.labelstream.cli;

import dev.labelstream.model.ModelCard;
import dev.labelstream.model.ModelCatalogue;
import dev.labelstream.model.ModelFolder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where {@code --init} lets a training start.
 *
 * @param weights the file; null for random weights
 * @param model the card beside it; null for a file alone
 */
record StartingPoint(Path weights, ModelCard model) {
    private static final StartingPoint RANDOM = new StartingPoint(null, null);

    /**
     * @param said a file of weights or a reference to a model; null for random weights
     * @throws dev.labelstream.model.ModelException when it is neither
     */
    static StartingPoint of(String said, ModelCatalogue models) {
        if (said == null) {
            return RANDOM;
        }
        if (isFile(said)) {
            return new StartingPoint(Path.of(said), null);
        }
        ModelFolder model = models.resolve(said);
        return new StartingPoint(model.path().resolve(ModelFolder.WEIGHTS), model.card());
    }

    /** A name that ends like a file of weights is one, so that a missing file is called a missing file. */
    private static boolean isFile(String said) {
        return said.endsWith(".safetensors")
                || said.endsWith(".pth")
                || said.endsWith(".pt")
                || Files.isRegularFile(Path.of(said));
    }
}

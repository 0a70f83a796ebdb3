package dev.labelstream.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds models without a server: those in the data folder, any model folder, and the one inside the program. */
public final class ModelCatalogue {
    /** The reference to whatever model is in use. */
    public static final String ACTIVE = "active";

    private final Path models;
    private final ShippedModel shipped;

    /** Unpacks the shipped model, where needed, into the user's cache folder. */
    public ModelCatalogue(Path dataDir) {
        this(dataDir, EngineConfig.userCache(System.getProperty("os.name"), System.getenv()));
    }

    public ModelCatalogue(Path dataDir, Path cacheDir) {
        models = dataDir.resolve("models");
        shipped = new ShippedModel(cacheDir.resolve("models"));
    }

    /**
     * Opens a model.
     *
     * @param reference an id, a folder, or {@value #ACTIVE}
     * @throws ModelException when there is none, naming those there are
     */
    public ModelFolder resolve(String reference) {
        if (reference.equals(ACTIVE)) {
            Optional<String> id = activeId();
            return id.isPresent() ? resolve(id.get()) : shipped.open();
        }
        if (isId(reference) && Files.isDirectory(models.resolve(reference))) {
            return ModelFolder.open(models.resolve(reference));
        }
        if (isFolder(reference)) {
            return ModelFolder.open(Path.of(reference));
        }
        if (shipped.id().filter(reference::equals).isPresent()) {
            return shipped.open();
        }
        throw new ModelException("there is no model '%s': it is no folder, and the models are %s"
                .formatted(reference, String.join(", ", ids())));
    }

    /** The id written down as active; empty while the shipped model is. */
    public Optional<String> activeId() {
        try {
            String id = Files.readString(models.resolve(ACTIVE)).strip();
            return id.isEmpty() ? Optional.empty() : Optional.of(id);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Id of the model inside the program; empty in a build without weights. */
    public Optional<String> shippedId() {
        return shipped.id();
    }

    /** Ids of all models in the data folder and of the shipped one. */
    public List<String> ids() {
        List<String> ids = new ArrayList<>();
        shipped.id().ifPresent(ids::add);
        if (Files.isDirectory(models)) {
            try (Stream<Path> folders = Files.list(models)) {
                folders.filter(f -> Files.isRegularFile(f.resolve(ModelFolder.CARD)))
                        .map(f -> f.getFileName().toString())
                        .filter(id -> !ids.contains(id))
                        .sorted()
                        .forEach(ids::add);
            } catch (IOException e) {
                throw new ModelException("cannot list the models in " + models + ": " + e.getMessage(), e);
            }
        }
        return ids;
    }

    private static boolean isId(String reference) {
        return reference.matches(ModelCard.ID);
    }

    private static boolean isFolder(String reference) {
        try {
            return Files.isDirectory(Path.of(reference));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}

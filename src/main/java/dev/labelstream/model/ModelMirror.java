package dev.labelstream.model;

import dev.labelstream.event.EventJson;
import dev.labelstream.storage.ListedObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Keeps the bucket's models in a folder as well, so that commands find them without a server. */
final class ModelMirror {
    private static final Logger LOG = Logger.getLogger(ModelMirror.class);
    private static final Map<String, String> CONTENT_TYPES =
            Map.of("json", "application/json", "html", "text/html", "csv", "text/csv");

    private final ModelBucket bucket;
    private final Path folder;
    /** By eTag, since a card in the bucket may be replaced. */
    private final Map<String, ModelCard> cards = new ConcurrentHashMap<>();

    /** @param folder with one folder for each model */
    ModelMirror(ModelBucket bucket, Path folder) {
        this.bucket = bucket;
        this.folder = folder;
    }

    /** The cards of all models in the bucket, by id. A card that cannot be read is left out, with a line in the log. */
    List<ModelCard> cards() {
        return bucket.list("").stream()
                .filter(object -> object.key().endsWith("/" + ModelFolder.CARD))
                .flatMap(object -> card(object).stream())
                .sorted(Comparator.comparing(ModelCard::id))
                .toList();
    }

    boolean holds(String id) {
        return bucket.read(id + "/" + ModelFolder.CARD).isPresent();
    }

    /**
     * The model's folder here, brought up to date with the bucket.
     *
     * @throws ModelException when it is nowhere, or its files do not belong together
     */
    synchronized ModelFolder fetch(String id) {
        Optional<byte[]> card = bucket.read(id + "/" + ModelFolder.CARD);
        Path local = folder.resolve(id);
        try {
            if (card.isEmpty() && !Files.exists(local)) {
                throw new ModelException(
                        "there is no model " + id + " in the models bucket: 'model list' shows those there are");
            }
            if (card.isEmpty() || isSame(local, card.get())) {
                return ModelFolder.open(local);
            }
            return download(id, local);
        } catch (IOException e) {
            throw new ModelException("cannot keep model " + id + " in " + folder + ": " + e, e);
        }
    }

    /** The page about a model; empty when there is no such model, or none about it. */
    Optional<byte[]> report(String id) {
        return id.matches(ModelCard.ID) ? bucket.read(id + "/" + ModelFolder.REPORT) : Optional.empty();
    }

    /** Whether the model's folder here has a page about it. */
    boolean hasReport(String id) {
        return Files.isRegularFile(folder.resolve(id).resolve(ModelFolder.REPORT));
    }

    /** Brings every model of the bucket here; one that is damaged is left out, with a line in the log. */
    void fetchAll() {
        for (ModelCard card : cards()) {
            try {
                fetch(card.id());
            } catch (ModelException e) {
                LOG.warnf("model %s is not kept in %s: %s", card.id(), folder, e.getMessage());
            }
        }
    }

    /** Uploads the card last: a model with a card is whole. */
    void publish(ModelFolder model) {
        try (Stream<Path> files = Files.list(model.path())) {
            List<Path> ordered =
                    new ArrayList<>(files.filter(Files::isRegularFile).toList());
            ordered.sort(Comparator.comparing(file -> file.endsWith(ModelFolder.CARD)));
            for (Path file : ordered) {
                String name = file.getFileName().toString();
                String type = CONTENT_TYPES.getOrDefault(
                        name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
                bucket.upload(model.card().id() + "/" + name, file, type);
            }
        } catch (IOException e) {
            throw new ModelException("cannot read the model folder " + model.path() + ": " + e, e);
        }
    }

    private Optional<ModelCard> card(ListedObject object) {
        ModelCard known = cards.get(object.eTag());
        if (known != null) {
            return Optional.of(known);
        }
        try {
            Optional<ModelCard> read = bucket.read(object.key())
                    .map(bytes -> EventJson.read(new String(bytes, StandardCharsets.UTF_8), ModelCard.class));
            read.ifPresent(card -> cards.put(object.eTag(), card));
            return read;
        } catch (UncheckedIOException e) {
            LOG.warnf("%s in the models bucket is no model card: %s", object.key(), e.getMessage());
            return Optional.empty();
        }
    }

    private ModelFolder download(String id, Path local) throws IOException {
        Path part = folder.resolve("." + id + ".part");
        remove(part);
        Files.createDirectories(part);
        for (ListedObject object : bucket.list(id + "/")) {
            String name = object.key().substring(id.length() + 1);
            if (!name.contains("/")) {
                bucket.download(object.key(), part.resolve(name));
            }
        }
        ModelFolder model = ModelFolder.open(part);
        remove(local);
        Files.move(part, local, StandardCopyOption.ATOMIC_MOVE);
        return new ModelFolder(local, model.card());
    }

    private static boolean isSame(Path local, byte[] card) throws IOException {
        Path file = local.resolve(ModelFolder.CARD);
        return Files.exists(file) && Arrays.equals(Files.readAllBytes(file), card);
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}

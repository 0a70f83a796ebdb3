package dev.labelstream.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The model inside the program: {@code models/active} on the class path names it, {@code models/<id>/} holds it. It is
 * unpacked once, under a temporary name that is then changed, so that processes may do so at the same time.
 */
final class ShippedModel {
    private static final String RESOURCES = "/models/";

    private final Path cache;

    ShippedModel(Path cache) {
        this.cache = cache;
    }

    /** Empty in a build without weights. */
    Optional<String> id() {
        try (InputStream id = ShippedModel.class.getResourceAsStream(RESOURCES + ModelCatalogue.ACTIVE)) {
            return id == null
                    ? Optional.empty()
                    : Optional.of(new String(id.readAllBytes(), StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            throw new ModelException("cannot read the shipped model's name: build the program again", e);
        }
    }

    /** @throws ModelException when this build has none or it cannot be unpacked */
    ModelFolder open() {
        String id = id().orElseThrow(() ->
                new ModelException("no model is active and this build ships none: train one, or give --model FOLDER"));
        Path folder = cache.resolve(id);
        if (!isWhole(folder)) {
            unpack(id, folder);
        }
        return ModelFolder.open(folder);
    }

    /** An older program may have left another model under this id. */
    private static boolean isWhole(Path folder) {
        try (InputStream card = resource(folder.getFileName() + "/" + ModelFolder.CARD)) {
            return Files.isRegularFile(folder.resolve(ModelFolder.CARD))
                    && new String(card.readAllBytes(), StandardCharsets.UTF_8)
                            .equals(Files.readString(folder.resolve(ModelFolder.CARD)));
        } catch (IOException e) {
            return false;
        }
    }

    private void unpack(String id, Path folder) {
        try {
            Files.createDirectories(cache);
            Path partial = Files.createTempDirectory(cache, id);
            for (String file : List.of(ModelFolder.WEIGHTS, ModelFolder.CARD)) {
                try (InputStream bytes = resource(id + "/" + file)) {
                    Files.copy(bytes, partial.resolve(file));
                }
            }
            replace(partial, folder);
        } catch (IOException e) {
            throw new ModelException(
                    "cannot unpack the shipped model into %s: %s; labelstream.engine.cache-dir names another folder"
                            .formatted(folder, e),
                    e);
        }
    }

    private static void replace(Path partial, Path folder) throws IOException {
        remove(folder);
        try {
            Files.move(partial, folder);
        } catch (IOException e) {
            remove(partial);
            if (!isWhole(folder)) {
                throw e;
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        for (String file : List.of(ModelFolder.CARD, ModelFolder.WEIGHTS)) {
            Files.deleteIfExists(folder.resolve(file));
        }
        Files.deleteIfExists(folder);
    }

    private static InputStream resource(String name) throws IOException {
        InputStream bytes = ShippedModel.class.getResourceAsStream(RESOURCES + name);
        if (bytes == null) {
            throw new IOException("the program lacks " + RESOURCES + name);
        }
        return bytes;
    }
}

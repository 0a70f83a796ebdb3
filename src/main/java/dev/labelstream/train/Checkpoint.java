package dev.labelstream.train;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.labelstream.model.weights.Safetensors;
import dev.labelstream.model.weights.StoredType;
import dev.labelstream.model.weights.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where a training stands, to go on from as if it had never stopped. Order and crops of the photos follow from seed, epoch
 * and photo, so the number of steps is all there is to know about chance. Lies in the folder {@code checkpoint} of the
 * model folder until the training has ended: {@code checkpoint.json}, and the file of tensors it names.
 *
 * @param id of the model
 * @param labels in the order of the classes
 * @param photos tells other photos from these, see {@link PhotoSets#fingerprint}
 * @param fresh names of the tensors that started anew
 * @param epochsDone finished and evaluated
 * @param steps made in all; more than those of the epochs done when it was stopped between
 * @param tensors file name
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Checkpoint(
        TrainingSettings settings,
        String id,
        List<String> labels,
        String photos,
        Set<String> fresh,
        int epochsDone,
        long steps,
        String tensors) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FOLDER = "checkpoint";
    private static final String FILE = "checkpoint.json";

    /** Before the first step. */
    static Checkpoint start(
            TrainingSettings settings, String id, List<String> labels, String photos, Set<String> fresh) {
        return new Checkpoint(settings, id, labels, photos, fresh, 0, 0, null);
    }

    /**
     * Reads the checkpoint of an unfinished training.
     *
     * @param model the model folder
     * @throws TrainingException when there is none
     */
    public static Checkpoint read(Path model) {
        Path file = model.resolve(FOLDER).resolve(FILE);
        try {
            return JSON.readValue(Files.readString(file), Checkpoint.class);
        } catch (NoSuchFileException e) {
            throw new TrainingException(
                    "no training to go on with in %s: there is no %s/%s".formatted(model, FOLDER, FILE), e);
        } catch (JsonProcessingException e) {
            throw new TrainingException(file + " is no checkpoint of this version: train anew", e);
        } catch (IOException e) {
            throw new TrainingException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** The same training further on. */
    Checkpoint at(int epochsDone, long steps) {
        return new Checkpoint(settings, id, labels, photos, fresh, epochsDone, steps, "step-" + steps + ".safetensors");
    }

    /** @throws TrainingException when something else is said now than the training began with */
    public void requireSame(TrainingChoices now) {
        JsonNode begun = JSON.valueToTree(settings);
        JSON.<JsonNode>valueToTree(now).properties().forEach(said -> {
            String before = begun.path(said.getKey()).asText("none");
            if (!before.equals(said.getValue().asText())) {
                throw new TrainingException("%s is %s, but the training began with %s: leave it out with --resume"
                        .formatted(said.getKey(), said.getValue().asText(), before));
            }
        });
    }

    /** @throws TrainingException when the photos are not those the training began with */
    void requireSame(List<String> foundLabels, String foundPhotos) {
        if (!labels.equals(foundLabels) || !photos.equals(foundPhotos)) {
            throw new TrainingException(
                    "these are not the photos that training %s began with: give the same, or train anew".formatted(id));
        }
    }

    /** @throws TrainingException when the file is gone or broken */
    Map<String, Tensor> readTensors(Path model) {
        Path file = model.resolve(FOLDER).resolve(tensors);
        try {
            return Safetensors.read(file);
        } catch (IOException e) {
            throw new TrainingException("cannot read " + file + ": " + e.getMessage() + "; train anew", e);
        }
    }

    /** The new tensors are whole before the checkpoint names them, and the old ones go afterwards. */
    void write(Path model, Map<String, Tensor> state) {
        Path folder = model.resolve(FOLDER);
        Path file = folder.resolve(FILE);
        try {
            Files.createDirectories(folder);
            Safetensors.write(folder.resolve(tensors), state, StoredType.F32);
            Path partial = folder.resolve(FILE + ".partial");
            Files.write(partial, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            deleteAllBut(folder, List.of(FILE, tensors));
        } catch (IOException e) {
            throw new TrainingException("cannot write the checkpoint %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** The training has ended well. */
    static void delete(Path model) {
        Path folder = model.resolve(FOLDER);
        try {
            if (Files.exists(folder)) {
                deleteAllBut(folder, List.of());
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new TrainingException("cannot remove the checkpoint %s: %s".formatted(folder, e.getMessage()), e);
        }
    }

    private static void deleteAllBut(Path folder, List<String> kept) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> !kept.contains(f.getFileName().toString()))
                    .toList()) {
                Files.delete(file);
            }
        }
    }
}

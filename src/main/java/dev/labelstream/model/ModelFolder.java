package dev.labelstream.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.labelstream.model.network.Architecture;
import dev.labelstream.model.network.Network;
import dev.labelstream.model.network.Normalisation;
import dev.labelstream.model.network.Variant;
import dev.labelstream.model.weights.Safetensors;
import dev.labelstream.model.weights.StoredType;
import dev.labelstream.model.weights.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.function.Function;

/** A model on disk: {@code model.json} beside {@code model.safetensors}, and often a page about it. */
public record ModelFolder(Path path, ModelCard card) {
    public static final String CARD = "model.json";
    public static final String WEIGHTS = "model.safetensors";

    /** The page about it; a model is whole without. */
    public static final String REPORT = "report.html";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    /** @throws ModelException when there is no model or it does not belong together */
    public static ModelFolder open(Path path) {
        Path file = path.resolve(CARD);
        try {
            ModelCard card = JSON.readValue(Files.readString(file), ModelCard.class);
            String found = Sha256.of(path.resolve(WEIGHTS));
            if (!found.equals(card.weightsSha256())) {
                throw new ModelException(("%s is not the file %s was written for (SHA-256 %.12s…, not %.12s…):"
                                + " copy both files again")
                        .formatted(path.resolve(WEIGHTS), CARD, found, card.weightsSha256()));
            }
            return new ModelFolder(path, card);
        } catch (NoSuchFileException e) {
            throw new ModelException(
                    "%s is no model folder: %s is missing"
                            .formatted(path, Path.of(e.getFile()).getFileName()),
                    e);
        } catch (JsonProcessingException e) {
            String fault = e.getOriginalMessage().lines().findFirst().orElse("not JSON");
            throw new ModelException(file + " is no model card: " + fault, e);
        } catch (IOException e) {
            throw new ModelException("cannot read the model folder %s: %s".formatted(path, e), e);
        }
    }

    /**
     * Writes both files, the card last, so that a folder with a card is whole.
     *
     * @param card makes the card from the weights' SHA-256
     */
    public static ModelFolder write(
            Path path, Map<String, Tensor> weights, StoredType matrices, Function<String, ModelCard> card) {
        try {
            Files.createDirectories(path);
            Safetensors.write(path.resolve(WEIGHTS), weights, matrices);
            return write(path, card.apply(Sha256.of(path.resolve(WEIGHTS))));
        } catch (IOException e) {
            throw new ModelException("cannot write the model folder %s: %s".formatted(path, e), e);
        }
    }

    /** The same model for pictures of another size, where its network takes them; the files stay. */
    public ModelFolder atSize(int size) {
        boolean takesIt = network().architecture().anySize();
        return takesIt ? new ModelFolder(path, card.at(size)) : this;
    }

    /** Writes another card for the same weights. */
    public ModelFolder write(ModelCard next) {
        return write(path, next);
    }

    private static ModelFolder write(Path path, ModelCard next) {
        try {
            Path partial = path.resolve(CARD + ".partial");
            Files.writeString(partial, JSON.writeValueAsString(next) + "\n");
            Files.move(
                    partial, path.resolve(CARD), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return new ModelFolder(path, next);
        } catch (IOException e) {
            throw new ModelException("cannot write %s: %s".formatted(path.resolve(CARD), e), e);
        }
    }

    /** The network the card names, which the weights are checked against. */
    public Network network() {
        Architecture architecture = Architecture.of(card.architecture())
                .orElseThrow(() -> new ModelException("%s names the architecture '%s', which is none of %s"
                        .formatted(path.resolve(CARD), card.architecture(), Architecture.known())));
        Variant variant = card.variant() == null ? Variant.PLAIN : card.variant();
        architecture.misfit(variant, card.inputSize()).ifPresent(misfit -> {
            throw new ModelException("%s: %s".formatted(path.resolve(CARD), misfit.reason()));
        });
        return architecture.network(variant, card.inputSize(), card.labels().size());
    }

    public Normalisation normalisation() {
        return new Normalisation(card.mean(), card.std());
    }

    /** @throws ModelException when a tensor is missing, of another shape, unknown or not a number */
    public Map<String, Tensor> weights() {
        return Weights.read(path.resolve(WEIGHTS), network());
    }
}

package dev.labelstream.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labelstream.model.network.Architecture;
import dev.labelstream.model.network.Network;
import dev.labelstream.model.weights.StoredType;
import dev.labelstream.model.weights.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFolderTest {
    @TempDir
    Path temporary;

    @Test
    void aFolderIsReadAsItWasWritten() {
        ModelFolder written = TestModels.lenet(temporary.resolve("m"), "lenet-1", "cat", "dog");

        ModelFolder opened = ModelFolder.open(temporary.resolve("m"));

        assertThat(opened.card()).usingRecursiveComparison().isEqualTo(written.card());
        assertThat(opened.weights())
                .containsOnlyKeys(Formula.weights(opened.network()).keySet());
        assertThat(opened.card().reference().architecture()).isEqualTo("lenet");
    }

    @Test
    void fieldsOfALaterVersionAreIgnored() throws IOException {
        ModelFolder folder = TestModels.lenet(temporary.resolve("m"), "lenet-1", "cat", "dog");
        edit(folder, "\"id\"", "\"fairness\" : 1, \"id\"");

        assertThat(ModelFolder.open(folder.path()).card().id()).isEqualTo("lenet-1");
    }

    @Test
    void aFolderWithoutAModelIsNamed() {
        refused(temporary, temporary + " is no model folder: model.json is missing");
    }

    @Test
    void missingWeightsAreNamed() throws IOException {
        ModelFolder folder = TestModels.lenet(temporary.resolve("m"), "lenet-1", "cat", "dog");
        Files.delete(folder.path().resolve("model.safetensors"));

        refused(folder.path(), folder.path() + " is no model folder: model.safetensors is missing");
    }

    @Test
    void aCardThatIsNotJsonIsNamed() throws IOException {
        ModelFolder folder = TestModels.lenet(temporary.resolve("m"), "lenet-1", "cat", "dog");
        Files.writeString(folder.path().resolve("model.json"), "cat");

        refused(folder.path(), folder.path().resolve("model.json") + " is no model card: ");
    }

    @Test
    void aCardThatMakesNoSenseIsNamed() throws IOException {
        ModelFolder folder = TestModels.lenet(temporary.resolve("m"), "lenet-1", "cat", "dog");
        edit(folder, "\"inputSize\" : 224", "\"inputSize\" : 0");

        refused(folder.path(), "inputSize 0 is not from 32 to 1024");
    }

    @Test
    void weightsOfAnotherCardAreRefused() throws IOException {
        ModelFolder folder = TestModels.lenet(temporary.resolve("m"), "lenet-1", "cat", "dog");
        ModelFolder other = TestModels.resnet18(temporary.resolve("o"), "resnet18-1", 32, "cat", "dog");
        Path weights = folder.path().resolve("model.safetensors");
        Files.delete(weights);
        Files.copy(other.path().resolve("model.safetensors"), weights);

        refused(folder.path(), "is not the file model.json was written for (SHA-256 ");
    }

    @Test
    void anUnknownArchitectureComesWithTheKnownOnes() throws IOException {
        ModelFolder folder = TestModels.lenet(temporary.resolve("m"), "lenet-1", "cat", "dog");
        edit(folder, "\"architecture\" : \"lenet\"", "\"architecture\" : \"alexnet\"");

        assertThatThrownBy(() -> ModelFolder.open(folder.path()).network())
                .isInstanceOf(ModelException.class)
                .hasMessageEndingWith("names the architecture 'alexnet', which is none of " + Architecture.known());
    }

    @Test
    void aVariantThereIsNotIsRefused() throws IOException {
        ModelFolder folder = TestModels.lenet(temporary.resolve("m"), "lenet-1", "cat", "dog");
        edit(folder, "\"labels\"", "\"variant\" : {\"norm\" : \"layer\"}, \"labels\"");

        assertThatThrownBy(() -> ModelFolder.open(folder.path()).network())
                .isInstanceOf(ModelException.class)
                .hasMessageEndingWith("model.json: lenet: it has no norm to choose: leave norm out");
    }

    @Test
    void labelsThatDoNotMatchTheLastLayerAreRefused() throws IOException {
        ModelFolder folder = TestModels.lenet(temporary.resolve("m"), "lenet-1", "cat", "dog");
        edit(folder, "\"dog\"", "\"dog\", \"fox\"");

        assertThatThrownBy(() -> ModelFolder.open(folder.path()).weights())
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("does not hold a lenet with 3 classes: tensor net.11.weight has shape [2, 98],"
                        + " not [3, 98]");
    }

    @Test
    void weightsOfAnotherArchitectureAreRefused() throws IOException {
        ModelFolder folder = TestModels.resnet18(temporary.resolve("m"), "resnet18-1", 224, "cat", "dog");
        edit(folder, "\"architecture\" : \"resnet18\"", "\"architecture\" : \"lenet\"");

        assertThatThrownBy(() -> ModelFolder.open(folder.path()).weights())
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("does not hold a lenet with 2 classes: tensor net.0.weight is missing");
    }

    @Test
    void weightsThatAreNoNumbersAreRefused() {
        ModelFolder sound = TestModels.lenet(temporary.resolve("m"), "lenet-1", "cat", "dog");
        Network network = sound.network();
        Map<String, Tensor> weights = new LinkedHashMap<>(Formula.weights(network));
        weights.get("net.9.bias").values()[3] = Float.NaN;
        ModelFolder broken = ModelFolder.write(
                temporary.resolve("n"), weights, StoredType.F32, sha256 -> withSha256(sound.card(), sha256));

        assertThatThrownBy(broken::weights)
                .isInstanceOf(ModelException.class)
                .hasMessageEndingWith("tensor net.9.bias holds NaN: train again, or take an earlier snapshot");
    }

    private static ModelCard withSha256(ModelCard card, String sha256) {
        return new ModelCard(
                card.id(),
                card.architecture(),
                card.variant(),
                card.labels(),
                card.inputSize(),
                card.mean(),
                card.std(),
                card.resize(),
                card.training(),
                card.metrics(),
                sha256,
                card.createdAt(),
                card.parent(),
                card.precisions());
    }

    private static void edit(ModelFolder folder, String from, String to) throws IOException {
        Path card = folder.path().resolve("model.json");
        String text = Files.readString(card);
        assertThat(text).contains(from);
        Files.writeString(card, text.replace(from, to));
    }

    private static void refused(Path folder, String message) {
        assertThatThrownBy(() -> ModelFolder.open(folder))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("\n");
    }
}

package dev.labelstream.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labelstream.model.ModelImport.Imported;
import dev.labelstream.model.network.Architecture;
import dev.labelstream.model.network.Network;
import dev.labelstream.model.network.Norm;
import dev.labelstream.model.network.Variant;
import dev.labelstream.model.weights.Safetensors;
import dev.labelstream.model.weights.StoredType;
import dev.labelstream.model.weights.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights from elsewhere become a model, or it is said why not. */
class ModelImportTest {
    private static final Architecture LENET = Architecture.LENET;
    private static final Network NETWORK = LENET.network(2);
    private static final ModelImport IMPORT = new ModelImport("mine", LENET, Variant.PLAIN, List.of("cat", "dog"), 224);

    @TempDir
    Path temporary;

    @Test
    void everyNumberArrivesUnchangedUnderItsName() throws IOException {
        Map<String, Tensor> weights = NETWORK.firstWeights(7);

        Imported imported = IMPORT.read(file(prefixed(weights)), temporary.resolve("out"));

        ModelFolder folder = ModelFolder.open(temporary.resolve("out"));
        assertThat(folder.weights()).isEqualTo(weights);
        assertThat(folder.card().id()).isEqualTo("mine");
        assertThat(folder.card().labels()).containsExactly("cat", "dog");
        assertThat(folder.card().parent()).isEqualTo("theirs.safetensors");
        assertThat(folder.card().metrics()).isNull();
        assertThat(imported.weights().fresh()).isEmpty();
        assertThat(imported.weights().note()).isEmpty();
    }

    @Test
    void aVariantStaysWithTheModel() throws IOException {
        Variant variant = new Variant(Norm.INSTANCE, 8);
        Map<String, Tensor> weights =
                Architecture.RESNET18.network(variant, 64, 2).firstWeights(7);

        new ModelImport("mine", Architecture.RESNET18, variant, List.of("cat", "dog"), 64)
                .read(file(weights), temporary.resolve("out"));

        ModelFolder folder = ModelFolder.open(temporary.resolve("out"));
        assertThat(folder.card().variant()).isEqualTo(variant);
        assertThat(folder.weights()).isEqualTo(weights);
    }

    @Test
    void aLastLayerOfAnotherNumberOfClassesStartsAnewAndIsNamed() throws IOException {
        Map<String, Tensor> weights = LENET.network(1000).firstWeights(7);

        Imported imported = IMPORT.read(file(weights), temporary.resolve("out"));

        assertThat(imported.weights().fresh()).containsExactlyInAnyOrder("net.11.weight", "net.11.bias");
        assertThat(imported.weights().note())
                .contains(
                        "the last layer (net.11.bias, net.11.weight) had 1000 outputs and is a new, untrained one of 2");
        Map<String, Tensor> read = imported.folder().weights();
        assertThat(read.get("net.0.weight")).isEqualTo(weights.get("net.0.weight"));
        assertThat(read.get("net.11.weight").shape()).containsExactly(2, 98);
    }

    @Test
    void everyDifferenceIsListedEachInALine() throws IOException {
        Map<String, Tensor> weights = new LinkedHashMap<>(NETWORK.firstWeights(7));
        weights.remove("net.0.bias");
        weights.put("net.3.bias", new Tensor(new int[] {2}, new float[2]));
        weights.put("extra", new Tensor(new int[] {1}, new float[1]));

        WeightsMismatch mismatch = mismatch(weights);

        assertThat(mismatch)
                .hasMessageContaining("does not hold a lenet with 2 classes: tensor net.0.bias is missing, and 2 more");
        assertThat(mismatch.lines())
                .containsExactly(
                        "tensor net.0.bias is missing",
                        "tensor net.3.bias has shape [2], not [16]",
                        "tensor extra is not part of it");
    }

    @Test
    void whatDiffersInEverythingIsListedToASensibleLength() throws IOException {
        Map<String, Tensor> weights = Architecture.RESNET18.network(2).firstWeights(7);

        List<String> lines = mismatch(weights).lines();

        assertThat(lines).hasSize(21).last().asString().matches("… and \\d+ more");
    }

    @Test
    void aLastLayerThatDiffersInMoreThanItsOutputsIsADifference() throws IOException {
        Map<String, Tensor> weights = new LinkedHashMap<>(NETWORK.firstWeights(7));
        weights.put("net.11.weight", new Tensor(new int[] {2, 9}, new float[18]));

        assertThat(mismatch(weights)).hasMessageContaining("net.11.weight has shape [2, 9], not [2, 98]");
    }

    @Test
    void numbersThatAreNoneAreRefused() throws IOException {
        Map<String, Tensor> weights = NETWORK.firstWeights(7);
        weights.get("net.3.bias").values()[1] = Float.NaN;
        Path file = file(weights);

        assertThatThrownBy(() -> IMPORT.read(file, temporary.resolve("out")))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("tensor net.3.bias holds NaN");
        assertThat(temporary.resolve("out")).doesNotExist();
    }

    @Test
    void aModelThatIsThereIsNotOverwritten() throws IOException {
        Path file = file(NETWORK.firstWeights(7));
        IMPORT.read(file, temporary.resolve("out"));

        assertThatThrownBy(() -> IMPORT.read(file, temporary.resolve("out")))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("holds a model already");
    }

    @Test
    void aSizeTheNetworkCannotTakeIsRefused() {
        assertThatThrownBy(() -> new ModelImport("mine", LENET, Variant.PLAIN, List.of("cat", "dog"), 64))
                .hasMessage("lenet: size must be 224, which its linear layers fix, not 64");
    }

    private WeightsMismatch mismatch(Map<String, Tensor> weights) throws IOException {
        Path file = file(weights);
        return Assertions.catchThrowableOfType(
                WeightsMismatch.class, () -> IMPORT.read(file, temporary.resolve("out")));
    }

    private Path file(Map<String, Tensor> weights) throws IOException {
        Path file = temporary.resolve("theirs.safetensors");
        Safetensors.write(file, weights, StoredType.F32);
        return file;
    }

    private static Map<String, Tensor> prefixed(Map<String, Tensor> weights) {
        return weights.keySet().stream().collect(Collectors.toMap(name -> "module." + name, weights::get));
    }
}

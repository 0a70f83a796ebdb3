package dev.labelstream.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.labelstream.event.ModelActivated;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelRegistryTest extends RegistryWithTwoModels {
    @Test
    void withoutAnActivationTheShippedModelIsActiveAndInTheBucket() {
        // When
        ModelRegistry registry = started();

        // Then
        assertThat(registry.active()).isEqualTo(shipped);
        assertThat(registry.activation()).isEmpty();
        assertThat(registry.all()).extracting(ModelCard::id).containsExactly("better", "shipped");
        assertThat(loaded).containsExactly("shipped");
        assertThat(folder.resolve("active")).doesNotExist();
    }

    @Test
    void anActivatedModelIsLoadedKeptInTheDataFolderAndRemembered() {
        // Given
        ModelRegistry registry = started();

        // When
        ModelActivated activated = registry.activate("better");

        // Then
        assertThat(activated).isEqualTo(new ModelActivated("better", "resnet18", "shipped", NOW));
        assertThat(topic.activations()).containsExactly(activated);
        assertThat(topic.headers())
                .containsEntry("ce_type", "dev.labelstream.ModelActivated")
                .containsEntry("ce_source", "test");
        assertThat(registry.active().path()).isEqualTo(folder.resolve("better"));
        assertThat(registry.activation()).contains(activated);
        assertThat(loaded).containsExactly("shipped", "better");
        assertThat(folder.resolve("active")).hasContent("better");
        assertThat(ModelFolder.open(folder.resolve("better")).card().id()).isEqualTo("better");
    }

    @Test
    void aModelThatWasImportedIntoTheDataFolderReachesTheBucketWhenItIsActivated() {
        // Given
        EmptyModel.in(folder.resolve("imported"), "imported");
        ModelRegistry registry = started();

        // When
        registry.activate("imported");

        // Then
        assertThat(bucket.objects).containsKeys("imported/model.json", "imported/model.safetensors");
        assertThat(registry.active().card().id()).isEqualTo("imported");
    }

    @Test
    void activatingTheFormerModelIsTheWayBack() {
        // Given
        ModelRegistry registry = started();
        registry.activate("better");

        // When
        ModelActivated activated = registry.activate("shipped");

        // Then
        assertThat(activated.previous()).isEqualTo("better");
        assertThat(registry.active().card().id()).isEqualTo("shipped");
    }

    @Test
    void activatingAModelTwiceKeepsTheWayBack() {
        // Given
        ModelRegistry registry = started();
        registry.activate("better");

        // When
        ModelActivated again = registry.activate("better");

        // Then
        assertThat(again.previous()).isEqualTo("shipped");
    }

    @Test
    void theLastActivationIsReadBeforeTheStartIsOver() {
        // Given
        topic.add(activation("shipped", null));
        topic.add(activation("better", "shipped"));
        topic.add("not JSON");

        // When
        ModelRegistry registry = started();

        // Then
        assertThat(registry.active().card().id()).isEqualTo("better");
        assertThat(loaded).containsExactly("better");
    }

    @Test
    void whatAnotherProcessActivatesIsFollowed() {
        // Given
        ModelRegistry registry = started();

        // When
        topic.add(activation("better", "shipped"));

        // Then
        await().until(() -> registry.active().card().id().equals("better"));
    }

    @Test
    void theModelThatWasActiveHereStaysWhereTheTopicKnowsNone() throws IOException {
        // Given
        EmptyModel.in(folder.resolve("mine"), "mine");
        Files.writeString(folder.resolve("active"), "mine");

        // When
        ModelRegistry registry = started();

        // Then
        assertThat(registry.active().card().id()).isEqualTo("mine");
        assertThat(registry.all()).extracting(ModelCard::id).contains("mine", "shipped");
        assertThat(registry.problem()).isEmpty();
    }

    @Test
    void whoeverUsesModelsLaterIsGivenTheActiveOneAtOnce() {
        // Given
        ModelRegistry registry = started();
        registry.activate("better");

        // When
        List<String> later = new ArrayList<>();
        registry.onActivation(model -> later.add(model.card().id()));

        // Then
        assertThat(later).containsExactly("better");
    }

    @Test
    void allModelsOfTheBucketAreKeptInTheDataFolder() {
        // When
        started();

        // Then
        await().until(() -> Files.exists(folder.resolve("better/model.json")));
    }

    @Test
    void aCommandMayActivateWithoutAStart() {
        // Given
        topic.add(activation("shipped", null));

        // When
        ModelActivated activated = registry().activate("better");

        // Then
        assertThat(activated.previous()).isEqualTo("shipped");
        assertThat(topic.activations()).hasSize(2);
    }
}

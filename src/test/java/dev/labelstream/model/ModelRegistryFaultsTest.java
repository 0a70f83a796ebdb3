package dev.labelstream.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

/** What a registry does about models and stores that fail it. */
class ModelRegistryFaultsTest extends RegistryWithTwoModels {
    @Test
    void aModelThatIsNowhereCannotBeActivated() {
        // Given
        ModelRegistry registry = started();

        // When, Then
        assertThatThrownBy(() -> registry.activate("none"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("no model none");
        assertThat(topic.activations()).isEmpty();
    }

    @Test
    void aDamagedModelCannotBeActivated() {
        // Given
        bucket.objects.put("better/model.safetensors", new byte[] {1, 2, 3});
        ModelRegistry registry = started();

        // When, Then
        assertThatThrownBy(() -> registry.activate("better")).isInstanceOf(ModelException.class);
        assertThat(topic.activations()).isEmpty();
        assertThat(registry.active().card().id()).isEqualTo("shipped");
    }

    @Test
    void aModelThatCannotBeLoadedLeavesTheFormerActiveAndIsAProblem() {
        // Given
        ModelRegistry registry = registry();
        registry.onActivation(model -> {
            if (model.card().id().equals("better")) {
                throw new ModelException("tensor fc.weight holds NaN");
            }
        });
        start(registry);

        // When, Then
        assertThatThrownBy(() -> registry.activate("better")).hasMessageContaining("fc.weight holds NaN");
        assertThat(registry.active().card().id()).isEqualTo("shipped");
        assertThat(registry.activation()).isEmpty();
        assertThat(registry.problem())
                .contains("model better cannot be used, shipped stays: tensor fc.weight holds NaN");
        assertThat(new ModelHealthCheck(registry).call().getStatus()).hasToString("DOWN");
    }

    @Test
    void theProblemIsOverWithTheNextModelThatCanBeLoaded() {
        // Given
        ModelRegistry registry = started();
        topic.add(activation("none", "shipped"));
        await().until(() -> registry.problem().isPresent());

        // When
        registry.activate("better");

        // Then
        assertThat(registry.problem()).isEmpty();
        assertThat(new ModelHealthCheck(registry).call().getStatus()).hasToString("UP");
    }

    @Test
    void afterARestartWithAModelThatIsGoneTheFormerOneIsTaken() {
        // Given
        topic.add(activation("none", "better"));

        // When
        ModelRegistry registry = started();

        // Then
        assertThat(registry.active().card().id()).isEqualTo("better");
        assertThat(registry.problem()).isPresent();
    }

    @Test
    void aBuildWithoutWeightsStartsAndWaitsForAModel() {
        // Given
        shipped = null;

        // When
        ModelRegistry registry = started();

        // Then
        assertThatThrownBy(registry::active).hasMessageStartingWith("no model is active");
        assertThat(registry.problem()).isPresent();
        assertThat(registry.activate("better").previous()).isNull();
        assertThat(registry.problem()).isEmpty();
    }

    @Test
    void whoMayNotWriteModelsStartsAllTheSameAndWorksWithWhatItHas() {
        // Given
        bucket.isReadOnly = true;

        // When
        ModelRegistry registry = started();

        // Then
        assertThat(registry.active().card().id()).isEqualTo("shipped");
        assertThat(registry.problem()).isEmpty();
        assertThat(bucket.uploads).doesNotContain("shipped/model.json");
        assertThat(bucket.objects).doesNotContainKey("shipped/model.json");
        assertThat(registry.activate("better").previous()).isEqualTo("shipped");
    }

    @Test
    void aStoreThatIsDownIsWaitedFor() {
        // Given
        ModelRegistry registry = started();
        bucket.isDown = true;
        topic.add(activation("better", "shipped"));

        // When
        bucket.isDown = false;

        // Then
        await().until(() -> registry.active().card().id().equals("better"));
        assertThat(registry.problem()).isEmpty();
    }
}

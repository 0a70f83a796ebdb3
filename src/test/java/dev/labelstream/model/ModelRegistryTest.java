package dev.labelstream.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.labelstream.event.EventJson;
import dev.labelstream.event.ModelActivated;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelRegistryTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir
    Path temporary;

    private final FakeBucket bucket = new FakeBucket();
    private final FakeActivationTopic topic = new FakeActivationTopic();
    private final List<ModelRegistry> running = new ArrayList<>();
    private final List<String> loaded = new CopyOnWriteArrayList<>();
    private Path folder;
    private ModelFolder shipped;

    @BeforeEach
    void makeModels() {
        folder = temporary.resolve("data/models");
        shipped = model("shipped");
        new ModelMirror(bucket, temporary.resolve("elsewhere")).publish(model("better"));
    }

    @AfterEach
    void stop() throws InterruptedException {
        for (ModelRegistry registry : running) {
            registry.stop(null);
        }
    }

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

    private ModelRegistry started() {
        ModelRegistry registry = registry();
        registry.onActivation(model -> loaded.add(model.card().id()));
        start(registry);
        return registry;
    }

    private void start(ModelRegistry registry) {
        registry.start();
        running.add(registry);
    }

    private ModelRegistry registry() {
        return new ModelRegistry(
                bucket, topic.connect(), folder, () -> Optional.ofNullable(shipped), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static String activation(String id, String previous) {
        return EventJson.write(new ModelActivated(id, "resnet18", previous, NOW));
    }

    private ModelFolder model(String id) {
        return EmptyModel.in(temporary.resolve("made").resolve(id), id);
    }
}

package dev.labelstream.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCatalogueTest {
    @TempDir
    Path temporary;

    private Path models;
    private ModelCatalogue catalogue;

    @BeforeEach
    void openCatalogue() {
        models = temporary.resolve("data/models");
        catalogue = new ModelCatalogue(temporary.resolve("data"), temporary.resolve("cache"));
    }

    @Test
    void anIdIsFoundInTheDataFolder() {
        TestModels.lenet(models.resolve("mine"), "mine", "cat", "dog");

        assertThat(catalogue.resolve("mine").card().id()).isEqualTo("mine");
        assertThat(catalogue.ids()).contains("mine");
    }

    @Test
    void aFolderAnywhereIsFound() {
        ModelFolder folder = TestModels.lenet(temporary.resolve("elsewhere"), "mine", "cat", "dog");

        assertThat(catalogue.resolve(folder.path().toString()).path()).isEqualTo(folder.path());
    }

    @Test
    void theActiveModelIsTheOneWrittenDown() throws IOException {
        TestModels.lenet(models.resolve("mine"), "mine", "cat", "dog");
        Files.writeString(models.resolve("active"), "mine\n");

        assertThat(catalogue.resolve("active").card().id()).isEqualTo("mine");
        assertThat(catalogue.activeId()).contains("mine");
    }

    @Test
    void anUnknownModelComesWithTheKnownOnes() {
        TestModels.lenet(models.resolve("mine"), "mine", "cat", "dog");

        assertThatThrownBy(() -> catalogue.resolve("yours"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("there is no model 'yours'")
                .hasMessageContaining("mine");
    }

    @Test
    void idsDoNotLeaveTheModelsFolder() {
        TestModels.lenet(temporary.resolve("data/secret"), "secret", "cat", "dog");

        assertThatThrownBy(() -> catalogue.resolve("../secret")).isInstanceOf(ModelException.class);
    }
}

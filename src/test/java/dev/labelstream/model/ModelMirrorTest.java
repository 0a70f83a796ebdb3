package dev.labelstream.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelMirrorTest {
    @TempDir
    Path temporary;

    private final FakeBucket bucket = new FakeBucket();
    private Path folder;
    private ModelMirror mirror;

    @BeforeEach
    void publishAModel() throws IOException {
        folder = temporary.resolve("data/models");
        mirror = new ModelMirror(bucket, folder);
        ModelFolder model = EmptyModel.in(temporary.resolve("made"), "m1");
        Files.writeString(model.path().resolve("report.html"), "<html>");
        mirror.publish(model);
    }

    @Test
    void theCardIsPublishedLastSoThatAModelWithACardIsWhole() {
        // When, Then
        assertThat(bucket.uploads)
                .containsExactlyInAnyOrder("m1/report.html", "m1/model.safetensors", "m1/model.json")
                .endsWith("m1/model.json");
    }

    @Test
    void aModelIsFetchedWithEverythingThatBelongsToItAndOnlyOnce() {
        // When
        ModelFolder first = mirror.fetch("m1");
        ModelFolder second = mirror.fetch("m1");

        // Then
        assertThat(first.path()).isEqualTo(folder.resolve("m1"));
        assertThat(first.path().resolve("report.html")).hasContent("<html>");
        assertThat(second.card().weightsSha256()).isEqualTo(first.card().weightsSha256());
        assertThat(bucket.downloads).hasSize(3);
    }

    @Test
    void aModelThatWasReplacedInTheBucketIsFetchedAgain() {
        // Given
        mirror.fetch("m1");
        mirror.publish(EmptyModel.in(temporary.resolve("made again"), "m1", List.of("cat", "dog", "horse")));

        // When
        ModelFolder model = mirror.fetch("m1");

        // Then
        assertThat(model.card().labels()).containsExactly("cat", "dog", "horse");
        assertThat(ModelFolder.open(folder.resolve("m1")).card().labels()).hasSize(3);
    }

    @Test
    void aModelThatWasRemovedFromTheBucketIsStillFoundHere() {
        // Given
        mirror.fetch("m1");
        bucket.objects.clear();

        // When, Then
        assertThat(mirror.fetch("m1").card().id()).isEqualTo("m1");
    }

    @Test
    void aDownloadWhoseFilesDoNotBelongTogetherLeavesNothingBehind() {
        // Given
        bucket.objects.put("m1/model.safetensors", new byte[] {1, 2, 3});

        // When, Then
        assertThatThrownBy(() -> mirror.fetch("m1")).isInstanceOf(ModelException.class);
        assertThat(folder.resolve("m1")).doesNotExist();
    }

    @Test
    void aCardThatCannotBeReadDoesNotHideTheOthers() {
        // Given
        bucket.objects.put("broken/model.json", "{".getBytes(StandardCharsets.UTF_8));

        // When, Then
        assertThat(mirror.cards()).extracting(ModelCard::id).containsExactly("m1");
    }
}

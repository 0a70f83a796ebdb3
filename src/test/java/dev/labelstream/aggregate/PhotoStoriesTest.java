package dev.labelstream.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelstream.event.FailureReason;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PhotoStoriesTest {
    private final PredictionTable table = new PredictionTable("images", folder -> {});
    private final PhotoStories stories = new PhotoStories("images", table, Set.of("demo/waits.jpg")::contains);

    @Test
    void aClassifiedPhotoHasAPlaceInACsv() {
        // Given
        for (String key : new String[] {"demo/10.jpg", "demo/9.jpg", "demo/a.jpg"}) {
            table.classified("images/" + key, Predictions.of(key).event(), Predictions.AT);
        }

        // When
        PhotoStory story = stories.story("demo/10.jpg").orElseThrow();

        // Then
        assertThat(story.state()).isEqualTo(PhotoStory.State.CLASSIFIED);
        assertThat(story.prediction().probabilities()).containsEntry("dog", 0.75);
        assertThat(story.prediction().model().id()).isEqualTo("m1");
        assertThat(story.submission()).isEqualTo(new PhotoStory.Place("demo", "10", 2, "/api/submissions/demo.csv"));
        assertThat(story.failure()).isNull();
    }

    @Test
    void aFailedPhotoHasAReason() {
        // Given
        table.failed("images/demo/broken.jpg", Predictions.failure("demo/broken.jpg"));

        // When
        PhotoStory story = stories.story("demo/broken.jpg").orElseThrow();

        // Then
        assertThat(story.state()).isEqualTo(PhotoStory.State.FAILED);
        assertThat(story.failure().reason()).isEqualTo(FailureReason.NOT_AN_IMAGE);
        assertThat(story.submission()).isNull();
    }

    @Test
    void aStoredPhotoWithoutAResultWaits() {
        assertThat(stories.story("demo/waits.jpg")).map(PhotoStory::state).contains(PhotoStory.State.WAITING);
    }

    @Test
    void nothingIsToldOfWhatNobodyKnows() {
        assertThat(stories.story("demo/nothing.jpg")).isEmpty();
    }
}

package dev.labelstream.classify;

import static dev.labelstream.classify.Samples.madeUp;
import static dev.labelstream.classify.Samples.removed;
import static dev.labelstream.classify.Samples.uploaded;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhotoChangeTest {
    @Test
    void allEventsOfAPhotoAreOneChangeInTheOrderOfFirstMention() {
        // When
        List<PhotoChange> changes =
                PhotoChange.of(List.of(uploaded("a.jpg"), uploaded("b.jpg"), removed("a.jpg"), uploaded("a.jpg")));

        // Then
        assertThat(changes)
                .containsExactly(
                        new PhotoChange("images", "a.jpg", uploaded("a.jpg"), true),
                        new PhotoChange("images", "b.jpg", uploaded("b.jpg"), false));
    }

    @Test
    void aPhotoThatWasOnlyRemovedHasNoUpload() {
        // When, Then
        assertThat(PhotoChange.of(List.of(removed("a.jpg"))))
                .containsExactly(new PhotoChange("images", "a.jpg", null, true));
    }

    @ParameterizedTest
    @CsvSource({"17A, 17B, 17B", "17B, 17A, 17B", "18, 17FF, 18", "17, 17FF, 17FF", "0f, 0E, 0f", "A0, a, a"})
    void theUploadWithTheLargestSequencerSpeaksForAll(String first, String second, String newest) {
        // When
        PhotoChange change = PhotoChange.of(List.of(uploaded("a.jpg", first), uploaded("a.jpg", second)))
                .get(0);

        // Then
        assertThat(change.upload().sequencer()).isEqualTo(newest);
    }

    @Test
    void whatAStoreToldGoesBeforeWhatWasMadeUp() {
        // When
        PhotoChange change = PhotoChange.of(List.of(madeUp("a.jpg"), uploaded("a.jpg", "1"), madeUp("a.jpg")))
                .get(0);

        // Then
        assertThat(change.upload()).isEqualTo(uploaded("a.jpg", "1"));
        assertThat(change.isMadeUp()).isFalse();
        assertThat(PhotoChange.of(List.of(madeUp("a.jpg"))).get(0).isMadeUp()).isTrue();
        assertThat(PhotoChange.of(List.of(madeUp("a.jpg"), removed("a.jpg")))
                        .get(0)
                        .isMadeUp())
                .isFalse();
    }

    @Test
    void withoutSequencersTheLaterRecordIsTheNewerUpload() {
        // When
        PhotoChange change = PhotoChange.of(List.of(uploaded("a.jpg", "1"), uploaded("a.jpg")))
                .get(0);

        // Then
        assertThat(change.upload().sequencer()).isNull();
    }
}

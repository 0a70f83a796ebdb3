package dev.labelstream.classify;

import static dev.labelstream.classify.Samples.arrival;
import static dev.labelstream.classify.Samples.consumed;
import static dev.labelstream.classify.Samples.unparsed;
import static dev.labelstream.classify.Samples.uploaded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labelstream.event.DeadLetter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SliceTest {
    @Test
    void aBatchOfManyPhotosIsCutAndItsPositionComesLast() {
        // When
        List<Slice> slices =
                Slice.of(arrival(9, uploaded("a.jpg"), uploaded("b.jpg"), uploaded("c.jpg")), 2, Samples.traces());

        // Then
        assertThat(slices).extracting(slice -> slice.changes().size()).containsExactly(2, 1);
        assertThat(slices).extracting(Slice::consumed).containsExactly(null, consumed(9));
    }

    @Test
    void aBatchThatFitsIsOneSlice() {
        // When
        List<Slice> slices = Slice.of(arrival(9, uploaded("a.jpg"), uploaded("b.jpg")), 2, Samples.traces());

        // Then
        assertThat(slices).singleElement().matches(Slice::isLast);
    }

    @Test
    void aBatchWithoutPhotosStillMovesThePosition() {
        // When
        DeadLetter letter = new DeadLetter("k", "not json", "no JSON");
        List<Slice> slices = Slice.of(unparsed(4, letter), 2, Samples.traces());

        // Then
        assertThat(slices).containsExactly(new Slice(List.of(), List.of(letter), consumed(4), Map.of()));
    }
}

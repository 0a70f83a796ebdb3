package dev.labelstream.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelstream.event.ImageClassified;
import dev.labelstream.event.ModelReference;
import dev.labelstream.event.StoredImage;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableRowTest {
    private static final Predictions FIRST = Predictions.of("demo/7.jpg");

    @Test
    void theSameResultAgainChangesNothing() {
        assertThat(FIRST.row().yieldsTo(FIRST.dog(0.2).row())).isFalse();
    }

    @Test
    void otherBytesChangeTheRow() {
        assertThat(FIRST.row().yieldsTo(FIRST.eTag("e2").row())).isTrue();
        assertThat(FIRST.row().yieldsTo(FIRST.eTag("e2").sequencer(null).row())).isTrue();
        assertThat(FIRST.row().yieldsTo(FIRST.eTag("e2").sequencer("11").row())).isTrue();
    }

    @Test
    void anotherModelChangesTheRow() {
        assertThat(FIRST.row().yieldsTo(FIRST.model("m2").row())).isTrue();
        assertThat(FIRST.row().yieldsTo(FIRST.model("m2").sequencer(null).row()))
                .isTrue();
    }

    @Test
    void aLaterUploadOfTheSameBytesChangesTheRow() {
        assertThat(FIRST.row().yieldsTo(FIRST.sequencer("11").row())).isTrue();
        assertThat(FIRST.row().yieldsTo(FIRST.sequencer("0F").row())).isFalse();
    }

    @Test
    void sequencersAreHexadecimalAndPaddedOnTheRight() {
        assertThat(FIRST.sequencer("9").row().yieldsTo(FIRST.sequencer("a").row()))
                .isTrue();
        assertThat(FIRST.sequencer("b0").row().yieldsTo(FIRST.sequencer("A").row()))
                .isFalse();
        assertThat(FIRST.sequencer("1").row().yieldsTo(FIRST.sequencer("1000").row()))
                .isFalse();
        assertThat(FIRST.sequencer("1").row().yieldsTo(FIRST.sequencer("1001").row()))
                .isTrue();
        assertThat(FIRST.sequencer("2").row().yieldsTo(FIRST.sequencer("1001").row()))
                .isFalse();
    }

    @Test
    void aSequencerThatCannotBeReadOrdersNothing() {
        assertThat(FIRST.row().yieldsTo(FIRST.sequencer("later").row())).isFalse();
        assertThat(FIRST.sequencer("").row().yieldsTo(FIRST.sequencer("11").row()))
                .isFalse();
    }

    @Test
    void aResultForBytesThatWereReplacedLongAgoComesTooLate() {
        // Given
        Predictions replaced = FIRST.eTag("e0").sequencer("0F").uploadedAt(Predictions.MORNING.minusSeconds(9));

        // Then
        assertThat(FIRST.row().yieldsTo(replaced.row())).isFalse();
        assertThat(FIRST.row().yieldsTo(replaced.model("m2").row())).isFalse();
    }

    @Test
    void aStoreThatCountsFromLowerNumbersIsStillBelieved() {
        // Given
        Predictions moved = FIRST.eTag("e2").sequencer("01").uploadedAt(Predictions.MORNING.plusSeconds(9));

        // Then
        assertThat(FIRST.row().yieldsTo(moved.row())).isTrue();
    }

    @Test
    void aRowGivesBackWhatItWasMadeOf() {
        // Given
        ImageClassified event = FIRST.event();

        // When
        TableRow row = FIRST.row();

        // Then
        assertThat(row.probabilities()).containsExactlyEntriesOf(event.probabilities());
        assertThat(row.label()).isEqualTo("dog");
        assertThat(row.eTag()).isEqualTo("e1");
        assertThat(row.uploadedAt()).contains(event.uploadedAt());
        assertThat(row.classifiedAt()).isEqualTo(event.classifiedAt());
    }

    @Test
    void ofVeryManyLabelsOnlyThePredictedOnesProbabilityIsKept() {
        // Given
        Map<String, Double> probabilities = new LinkedHashMap<>();
        for (int i = 0; i < 1000; i++) {
            probabilities.put("class " + i, 0.001);
        }
        ImageClassified event = new ImageClassified(
                new StoredImage("images", "7.jpg", "e1", null, 1),
                "class 3",
                3,
                0.001,
                probabilities,
                new ModelReference("m1", "resnet18", "w"),
                null,
                Predictions.MORNING);

        // When
        TableRow row = new TableRow(event, RowModel.of(event), Predictions.AT);

        // Then
        assertThat(row.probabilities()).containsExactly(Map.entry("class 3", 0.001));
        assertThat(row.toCsv("7.jpg").probability()).isEqualTo(0.001);
        assertThat(row.uploadedAt()).isEmpty();
    }
}

package dev.labelstream.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelstream.storage.Corrections.Correction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorrectionsTest {
    @ParameterizedTest
    @CsvSource({
        "12.jpg, corrected/cat/12.jpg",
        "holiday/12.jpg, corrected/holiday/cat/12.jpg",
        "2026/täglich/a b+c%.png, corrected/2026/täglich/cat/a b+c%.png"
    })
    void theLastFolderOfACopyIsTheLabelAndTheRestIsThePhoto(String key, String copy) {
        Correction correction = new Correction(key, "cat");

        assertThat(correction.copy()).isEqualTo(copy);
        assertThat(Correction.of(copy)).contains(correction);
    }

    @Test
    void whatHasNoLabelIsNoCorrection() {
        assertThat(Correction.of("corrected/12.jpg")).isEmpty();
    }
}

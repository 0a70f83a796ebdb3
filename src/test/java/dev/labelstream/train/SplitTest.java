package dev.labelstream.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitTest {
    @Test
    void eachClassGivesItsShare() {
        Split split = Split.of(photos(100), 0.1, 7);

        assertThat(split.validation()).hasSize(20);
        assertThat(split.validation()).filteredOn(p -> p.label() == 0).hasSize(10);
        assertThat(split.training()).hasSize(180).doesNotContainAnyElementsOf(split.validation());
    }

    @Test
    void theSameSeedHoldsOutTheSamePhotos() {
        assertThat(Split.of(photos(100), 0.1, 7)).isEqualTo(Split.of(photos(100), 0.1, 7));
        assertThat(Split.of(photos(100), 0.1, 8).validation())
                .isNotEqualTo(Split.of(photos(100), 0.1, 7).validation());
    }

    @Test
    void photosAddedLaterLeaveMostOfItAsItWas() {
        List<LabelledPhoto> before = Split.of(photos(100), 0.1, 7).validation();
        List<LabelledPhoto> after = Split.of(photos(110), 0.1, 7).validation();

        assertThat(before.stream().filter(after::contains).count()).isGreaterThan(14);
    }

    @Test
    void aSmallClassStillHasOneToValidate() {
        assertThat(Split.of(photos(3), 0.1, 7).validation()).hasSize(2);
        assertThat(Split.of(photos(3), 0, 7).validation()).isEmpty();
    }

    private static LabelledPhotos photos(int ofEach) {
        List<LabelledPhoto> photos = IntStream.range(0, 2 * ofEach)
                .mapToObj(i -> new LabelledPhoto(Path.of((i % 2 == 0 ? "cat_" : "dog_") + i / 2 + ".jpg"), i % 2))
                .toList();
        return new LabelledPhotos(List.of("cat", "dog"), photos, 0);
    }
}

package dev.labelstream.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShuffleTest {
    @Test
    void everyPhotoComesAtMostOnceAndOnlyInFullBatches() {
        List<int[]> batches = Shuffle.full(23, 5, new SplittableRandom(1));

        assertThat(batches).hasSize(4).allSatisfy(b -> assertThat(b).hasSize(5));
        assertThat(batches.stream().flatMapToInt(IntStream::of))
                .doesNotHaveDuplicates()
                .allMatch(i -> i < 23);
    }

    @Test
    void anotherSeedGivesAnotherOrder() {
        assertThat(Shuffle.full(23, 5, new SplittableRandom(1)).get(0))
                .isEqualTo(Shuffle.full(23, 5, new SplittableRandom(1)).get(0))
                .isNotEqualTo(Shuffle.full(23, 5, new SplittableRandom(2)).get(0));
    }

    @Test
    void validationKeepsTheOrderAndTheRest() {
        assertThat(Shuffle.inOrder(5, 2)).containsExactly(new int[] {0, 1}, new int[] {2, 3}, new int[] {4});
    }
}

package dev.labelstream.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class DecodeBudgetTest {
    private final DecodeBudget budget = new DecodeBudget(1_000_000);

    @Test
    void whatCannotEverFitIsRefusedAtOnce() {
        try (DecodeBudget.Share share = budget.share()) {
            assertThat(share.reserve(2_000_000)).isFalse();
            assertThat(share.reserve(Long.MAX_VALUE)).isFalse();
            assertThat(share.reserve(500_000)).isTrue();
        }
    }

    @Test
    void aSecondReservationReplacesTheFirst() {
        try (DecodeBudget.Share share = budget.share()) {
            assertThat(share.reserve(900_000)).isTrue();
            assertThat(share.reserve(900_000)).isTrue();
        }
    }

    @Test
    void aPhotoWaitsUntilAnotherHasGivenItsMemoryBack() throws InterruptedException {
        // Given
        DecodeBudget.Share first = budget.share();
        first.reserve(800_000);
        CountDownLatch decoded = new CountDownLatch(1);
        Thread second = new Thread(() -> {
            try (DecodeBudget.Share share = budget.share()) {
                share.reserve(800_000);
                decoded.countDown();
            }
        });
        second.start();
        await().until(() -> second.getState() == Thread.State.WAITING);
        assertThat(decoded.getCount()).isEqualTo(1);

        // When
        first.close();

        // Then
        decoded.await();
        second.join();
    }
}

package dev.labelstream.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ModelSwapTest {
    private final FakeModel first = new FakeModel("first", 224);
    private final FakeModel second = new FakeModel("second", 96);
    private final ModelSwap models = new ModelSwap();

    @Test
    void theNextBatchGetsTheNewModel() throws Exception {
        // Given
        models.swapTo(first);

        // When
        models.swapTo(second);

        // Then
        assertThat(models.lease().model()).isSameAs(second);
        assertThat(first.isClosed).isTrue();
    }

    @Test
    void aModelStaysOpenUntilItsLastBatchIsThrough() throws Exception {
        // Given
        models.swapTo(first);
        ModelSwap.Lease one = models.lease();
        ModelSwap.Lease two = models.lease();
        models.swapTo(second);

        // When
        one.close();
        boolean wasClosedEarly = first.isClosed;
        two.close();

        // Then
        assertThat(wasClosedEarly).isFalse();
        assertThat(first.isClosed).isTrue();
        assertThat(second.isClosed).isFalse();
    }

    @Test
    void aBatchWaitsForTheFirstModel() {
        // Given
        CompletableFuture<LoadedModel> leased = CompletableFuture.supplyAsync(this::lease);

        // When
        models.swapTo(first);

        // Then
        await().until(leased::isDone);
        assertThat(leased.join()).isSameAs(first);
    }

    @Test
    void theEndClosesTheModelInUse() {
        // Given
        models.swapTo(first);

        // When
        models.close();

        // Then
        assertThat(first.isClosed).isTrue();
    }

    private LoadedModel lease() {
        try {
            return models.lease().model();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

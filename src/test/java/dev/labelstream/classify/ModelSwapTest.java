package dev.labelstream.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ModelSwapTest {
    private final FakeModel first = new FakeModel("first", 224);
    private final FakeModel second = new FakeModel("second", 96);
    private final ModelSwap models = new ModelSwap();

    @Test
    void theNextBatchGetsTheNewNetwork() {
        // Given
        models.swapTo(first);

        // When
        models.swapTo(second);

        // Then
        assertThat(models.lease().model()).isSameAs(second);
        assertThat(first.isClosed).isTrue();
    }

    @Test
    void aNetworkStaysOpenUntilItsLastBatchIsThrough() {
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
    void theEndClosesTheNetworkInUse() {
        // Given
        models.swapTo(first);

        // When
        models.close();

        // Then
        assertThat(first.isClosed).isTrue();
        assertThatThrownBy(models::lease).hasMessage("no model is loaded");
    }
}

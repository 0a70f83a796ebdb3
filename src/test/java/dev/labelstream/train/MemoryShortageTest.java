package dev.labelstream.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.labelstream.model.TestModels;
import org.junit.jupiter.api.Test;

class MemoryShortageTest {
    @Test
    void theAllocatorsRefusalIsOne() {
        TestModels.startEngine();
        try (NDManager manager = NDManager.newBaseManager()) {
            Throwable refusal = catchThrowable(() -> manager.zeros(new Shape(1L << 45)));

            assertThat(MemoryShortage.isIn(refusal)).as(String.valueOf(refusal)).isTrue();
        }
    }

    @Test
    void theJvmsAndCudasAreToo() {
        assertThat(MemoryShortage.isIn(
                        new TrainingException("cannot prepare a batch", new OutOfMemoryError("Java heap"))))
                .isTrue();
        assertThat(MemoryShortage.isIn(new IllegalStateException("CUDA out of memory. Tried to allocate 2 GiB")))
                .isTrue();
    }

    @Test
    void otherFailuresAreNone() {
        assertThat(MemoryShortage.isIn(new IllegalStateException())).isFalse();
        assertThat(MemoryShortage.isIn(new TrainingException("the loss became NaN")))
                .isFalse();
    }
}

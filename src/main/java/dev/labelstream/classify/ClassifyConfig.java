package dev.labelstream.classify;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How photos are classified. */
@ConfigMapping(prefix = "labelstream.classify")
public interface ClassifyConfig {
    /** {@code auto} (a GPU where there is one), {@code cpu}, {@code cuda} or {@code cuda:n}. */
    @WithDefault("auto")
    String device();

    /** {@code auto} (the fastest this machine is good at), {@code float32}, {@code bfloat16}, {@code float16} or {@code int8}. */
    @WithDefault("auto")
    String precision();

    /** Photos that go through the network together, and events that are polled at once, from 1. Two batches are in memory. */
    @WithDefault("32")
    int batchSize();

    /** For how long a batch that is not full waits for more photos, from 0. Costs each photo of light traffic as much. */
    @WithDefault("10ms")
    Duration maxWait();
}

package dev.labelstream.train;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.OptionalInt;

/** What the child process of a retraining may take, so that classifying goes on beside it. */
@ConfigMapping(prefix = "labelstream.train")
public interface TrainConfig {
    /** Largest Java heap; weights and activations lie outside it. */
    @WithDefault("1G")
    MemorySize heap();

    /** Processor cores, from 1. Default: all but one. The child also runs at low priority where the system has {@code nice}. */
    OptionalInt threads();
}

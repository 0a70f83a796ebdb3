package dev.labelstream.train;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.OptionalInt;

/** What the child process of a retraining may take, so that classifying goes on beside it. */
@ConfigMapping(prefix = "labelstream.train")
public interface TrainConfig {
    /**
     * Largest Java heap. Default: 1 GiB and 16 bytes for each of the network's
     * parameters, which pass through it when it starts and at each checkpoint; gradients and activations lie outside.
     */
    Optional<MemorySize> heap();

    /** Processor cores, from 1. Default: all but one. The child also runs at low priority where the system has {@code nice}. */
    OptionalInt threads();
}

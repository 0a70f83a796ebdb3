package dev.labelstream.image;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How large a photo may be. */
@ConfigMapping(prefix = "labelstream.image")
public interface ImageConfig {
    /** Bytes of one photo, with an optional K, M or G; a larger one fails as {@code too-large} without being decoded. */
    @WithDefault("50M")
    MemorySize maxSize();

    /** Width times height, read from the header; a larger photo fails as {@code too-large} without being decoded. */
    @WithDefault("100000000")
    long maxPixels();
}

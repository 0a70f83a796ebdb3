package dev.labelstream.dashboard;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What the open port grants to whoever reaches it. */
@ConfigMapping(prefix = "labelstream.dashboard")
public interface DashboardConfig {
    /** Most readers of {@code /api/predictions} at one time, from 1; the next is told to come back. */
    @WithDefault("100")
    int streams();

    /** Largest photo a browser may upload. */
    @WithDefault("50M")
    MemorySize uploadSize();

    /** For how long a form may be used, up to seven days. */
    @WithDefault("PT15M")
    Duration uploadTime();
}

package dev.labelstream.process;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Which process this is among those that share the work. */
@ConfigMapping(prefix = "labelstream")
public interface ProcessConfig {
    /** What this process does: any of {@code classify}, {@code aggregate}, {@code train}, {@code dashboard}. */
    @WithDefault("classify,aggregate,train,dashboard")
    Set<String> roles();

    /** Folder for everything kept: broker, store, models, credentials. Created when missing. */
    @WithDefault("labelstream-data")
    Path dataDir();

    /** Name of this process, stable over restarts; part of the transactional id. Default: host name and data folder. */
    Optional<String> instance();
}

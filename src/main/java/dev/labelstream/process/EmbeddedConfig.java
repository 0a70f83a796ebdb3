package dev.labelstream.process;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * The broker and the store inside this process. Kept here and not beside them, because a native build has the keys but
 * not the parts, and because everybody finds the two by their ports.
 */
@ConfigMapping(prefix = "labelstream.embedded")
public interface EmbeddedConfig {
    /**
     * Whether this process brings its own broker (unless {@code kafka.bootstrap.servers} is set) and its own store
     * (unless {@code labelstream.storage.endpoint} is set). A native build never does.
     */
    @WithDefault("true")
    boolean enabled();

    Kafka kafka();

    S3 s3();

    /** The embedded broker. */
    interface Kafka {
        /** Port on 127.0.0.1, 1 to 65535. */
        @WithDefault("9092")
        int port();
    }

    /** The embedded store. */
    interface S3 {
        /** Port on 127.0.0.1, 1 to 65535. */
        @WithDefault("9000")
        int port();
    }
}

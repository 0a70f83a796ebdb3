package dev.labelstream.storage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Which object store, and where in it. */
@ConfigMapping(prefix = "labelstream.storage")
public interface StorageConfig {
    /** Address of an S3 store, {@code http://host:port}. Setting it keeps the embedded store from starting. */
    Optional<URI> endpoint();

    /** Needed with {@code endpoint}; the embedded store makes its own when absent. */
    Optional<String> accessKey();

    /** Needed with {@code endpoint}; the embedded store makes its own when absent. */
    Optional<String> secretKey();

    /**
     * PEM file of the certificates that sign the store's own, for an {@code endpoint} with {@code https://}; they alone are
     * trusted then. Default: those the JDK trusts.
     */
    Optional<Path> caCertificate();

    /** Region that requests are signed for; asked from the store, bucket by bucket, when absent. */
    Optional<String> region();

    /** Address under which browsers reach the store, where that is another than {@code endpoint}. */
    Optional<URI> publicEndpoint();

    /**
     * Notification target of the store, {@code arn:minio:sqs::PRIMARY:kafka}; set on the images bucket at start. A store that
     * has no rules for buckets is used without.
     */
    Optional<String> notificationArn();

    Buckets buckets();

    /** Names of the buckets, created at start where they do not exist. */
    interface Buckets {
        /** Photos to classify. */
        @WithDefault("images")
        String images();

        /** Labelled photos. */
        @WithDefault("training")
        String training();

        /** Model folders, one prefix each. */
        @WithDefault("models")
        String models();

        /** CSV files and their manifests. */
        @WithDefault("submissions")
        String submissions();
    }
}

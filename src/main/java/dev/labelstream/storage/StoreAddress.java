package dev.labelstream.storage;

import dev.labelstream.process.StartupException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the store is and as whom to ask it.
 *
 * @param caCertificate file of those who sign its certificate; empty where the JDK knows them
 */
record StoreAddress(
        URI endpoint, String accessKey, String secretKey, Optional<String> region, Optional<Path> caCertificate) {
    /** The embedded store's; MinIO's and Amazon's own default too. */
    private static final String EMBEDDED_REGION = "us-east-1";

    StoreAddress {
        Objects.requireNonNull(endpoint, "endpoint");
        Objects.requireNonNull(accessKey, "accessKey");
        Objects.requireNonNull(secretKey, "secretKey");
        Objects.requireNonNull(region, "region");
        Objects.requireNonNull(caCertificate, "caCertificate");
    }

    /**
     * The configured store, else the embedded one of the process that runs on this data folder.
     *
     * @throws StartupException when there is neither, or a key is missing
     */
    static StoreAddress of(StorageConfig config, Path dataDir) {
        return config.endpoint().map(endpoint -> configured(endpoint, config)).orElseGet(() -> embedded(dataDir));
    }

    private static StoreAddress configured(URI endpoint, StorageConfig config) {
        return new StoreAddress(
                endpoint,
                config.accessKey().orElseThrow(() -> missing(endpoint, "access-key")),
                config.secretKey().orElseThrow(() -> missing(endpoint, "secret-key")),
                config.region(),
                config.caCertificate());
    }

    private static StartupException missing(URI endpoint, String key) {
        return new StartupException("no key for the store at " + endpoint + ": set labelstream.storage." + key);
    }

    private static StoreAddress embedded(Path dataDir) {
        Credentials kept = Credentials.read(dataDir)
                .orElseThrow(() -> new StartupException("no server has run on the data folder " + dataDir
                        + ": start one with 'serve', name its folder in labelstream.data-dir,"
                        + " or set labelstream.storage.endpoint to another store"));
        URI endpoint = URI.create(kept.address(Credentials.S3));
        return new StoreAddress(
                endpoint, kept.accessKey(), kept.secretKey(), Optional.of(EMBEDDED_REGION), Optional.empty());
    }

    @Override
    public String toString() {
        return endpoint + " as " + accessKey;
    }
}

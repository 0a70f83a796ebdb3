package dev.labelstream.embedded;

import dev.labelstream.process.EmbeddedConfig;
import dev.labelstream.process.ListenAddress;
import dev.labelstream.storage.Credentials;
import dev.labelstream.storage.StorageConfig;
import dev.labelstream.topic.BrokerConnection;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where this process can be reached, and with which keys: told to those who find it by its data folder. */
@Singleton
class ServerAddresses {
    private final EmbeddedConfig embedded;
    private final StorageConfig storage;
    private final BrokerConnection broker;
    private final Optional<String> configuredBroker;
    private final Optional<String> managePassword;
    private final URI http;
    private final URI management;

    ServerAddresses(
            EmbeddedConfig embedded,
            StorageConfig storage,
            BrokerConnection broker,
            @ConfigProperty(name = "kafka.bootstrap.servers") Optional<String> configuredBroker,
            @ConfigProperty(name = "labelstream.manage.password") Optional<String> managePassword,
            Config config) {
        this.embedded = embedded;
        this.storage = storage;
        this.broker = broker;
        this.configuredBroker = configuredBroker;
        this.managePassword = managePassword;
        this.http = ListenAddress.of(config, ListenAddress.HTTP);
        this.management = ListenAddress.of(config, ListenAddress.MANAGEMENT);
    }

    boolean isBrokerConfigured() {
        return configuredBroker.isPresent();
    }

    /** Writes them down in the data folder, with keys made there at the first start. */
    Credentials keep(Path dataDir) {
        return Credentials.readOrCreate(
                dataDir,
                storage.accessKey(),
                storage.secretKey(),
                managePassword,
                Map.of(
                        Credentials.HTTP, http.toString(),
                        Credentials.MANAGEMENT, management.toString(),
                        Credentials.KAFKA, broker.address(),
                        Credentials.S3, store()));
    }

    private String store() {
        return storage.endpoint()
                .map(URI::toString)
                .orElseGet(() -> "http://127.0.0.1:" + embedded.s3().port());
    }

    /** The dashboard's, under each name a browser on this machine may know it by. */
    List<String> pageOrigins() {
        return List.of(http.toString(), "http://127.0.0.1:" + http.getPort(), "http://localhost:" + http.getPort());
    }
}

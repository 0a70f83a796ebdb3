package dev.labelstream.cli;

import dev.labelstream.process.ProcessConfig;
import dev.labelstream.storage.Credentials;
import dev.labelstream.storage.StorageConfig;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * Where the server is that a command belongs to: as its data folder says, else, where broker and store are others' and
 * nothing is written down, as it is configured.
 */
@Singleton
final class RunningServer {
    private final ProcessConfig process;
    private final StorageConfig storage;
    private final Config config;

    RunningServer(ProcessConfig process, StorageConfig storage, Config config) {
        this.process = process;
        this.storage = storage;
        this.config = config;
    }

    ServerClient client() {
        Credentials credentials = credentials();
        return new ServerClient(
                URI.create(credentials.address(Credentials.HTTP)),
                URI.create(credentials.address(Credentials.MANAGEMENT)),
                credentials.managePassword());
    }

    /** @throws CommandException when neither the data folder nor the configuration says where a server is */
    Credentials credentials() {
        return Credentials.read(process.dataDir())
                .or(this::configured)
                .orElseThrow(() -> new CommandException("no server has run on the data folder " + process.dataDir()
                        + ": start one with 'serve', or name its folder in labelstream.data-dir"));
    }

    private Optional<Credentials> configured() {
        Optional<String> password = config.getOptionalValue("labelstream.manage.password", String.class);
        if (storage.endpoint().isEmpty() || password.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Credentials(
                storage.accessKey().orElse(""),
                storage.secretKey().orElse(""),
                password.get(),
                Map.of(
                        Credentials.HTTP, address("quarkus.http"),
                        Credentials.MANAGEMENT, address("quarkus.management"),
                        Credentials.S3, storage.endpoint().get().toString(),
                        Credentials.KAFKA,
                                config.getOptionalValue("kafka.bootstrap.servers", String.class)
                                        .orElse(""))));
    }

    private String address(String prefix) {
        return "http://" + config.getValue(prefix + ".host", String.class) + ":"
                + config.getValue(prefix + ".port", Integer.class);
    }
}

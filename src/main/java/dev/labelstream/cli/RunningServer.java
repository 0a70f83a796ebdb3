package dev.labelstream.cli;

import dev.labelstream.process.ListenAddress;
import dev.labelstream.process.ProcessConfig;
import dev.labelstream.storage.Credentials;
import dev.labelstream.storage.StorageConfig;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
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
    private final TlsConfigurationRegistry tls;

    RunningServer(ProcessConfig process, StorageConfig storage, Config config, TlsConfigurationRegistry tls) {
        this.process = process;
        this.storage = storage;
        this.config = config;
        this.tls = tls;
    }

    ServerClient client() {
        Credentials credentials = credentials();
        return new ServerClient(
                URI.create(credentials.address(Credentials.HTTP)),
                URI.create(credentials.address(Credentials.MANAGEMENT)),
                credentials.managePassword(),
                trust());
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
                        Credentials.HTTP,
                                ListenAddress.of(config, ListenAddress.HTTP).toString(),
                        Credentials.MANAGEMENT,
                                ListenAddress.of(config, ListenAddress.MANAGEMENT)
                                        .toString(),
                        Credentials.S3, storage.endpoint().get().toString(),
                        Credentials.KAFKA,
                                config.getOptionalValue("kafka.bootstrap.servers", String.class)
                                        .orElse(""))));
    }

    /** What the server's TLS configuration trusts, where it says so; else the JDK's. */
    private Optional<SSLContext> trust() {
        return config.getOptionalValue(ListenAddress.MANAGEMENT_TLS, String.class)
                .flatMap(tls::get)
                .filter(named -> named.getTrustStore() != null)
                .map(RunningServer::context);
    }

    private static SSLContext context(TlsConfiguration named) {
        try {
            return named.createSSLContext();
        } catch (Exception e) {
            throw new CommandException(
                    "no trust in the server's certificate (" + e.getMessage() + "): mend quarkus.tls." + named.getName()
                            + ".trust-store",
                    e);
        }
    }
}

package dev.labelstream.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labelstream.storage.Credentials;
import dev.labelstream.storage.MadeCertificate;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

/** The management port with a certificate of its own, and the program's commands that ask it. */
@QuarkusTest
@TestProfile(ManagementTlsQuarkusTest.WithCertificate.class)
class ManagementTlsQuarkusTest {
    public static class WithCertificate implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            MadeCertificate made = make();
            return Map.of(
                    "quarkus.management.tls-configuration-name", "management",
                    "quarkus.tls.management.key-store.pem.0.cert",
                            made.certificate().toString(),
                    "quarkus.tls.management.key-store.pem.0.key",
                            made.privateKey().toString(),
                    "quarkus.tls.management.trust-store.pem.certs",
                            made.certificate().toString(),
                    "labelstream.roles", "dashboard");
        }

        private static MadeCertificate make() {
            try {
                Path folder =
                        Files.createTempDirectory(Files.createDirectories(Path.of("target", "test-data")), "tls-");
                return MadeCertificate.in(folder, "management", "ip:127.0.0.1,dns:localhost");
            } catch (Exception e) {
                throw new IllegalStateException("no certificate for the test", e);
            }
        }
    }

    @TestHTTPResource
    URI api;

    @TestHTTPResource(management = true)
    URI management;

    @Inject
    RunningServer server;

    @Inject
    TlsConfigurationRegistry tls;

    @Test
    void commandsAskItByTlsAndTrustWhatTheConfigurationTrusts() throws Exception {
        // Given
        SSLContext trust = tls.get("management").orElseThrow().createSSLContext();

        // Then
        assertThat(client(Optional.of(trust)).manage("GET", "/models/active").isObject())
                .isTrue();
        assertThat(server.credentials().address(Credentials.MANAGEMENT)).startsWith("https://127.0.0.1:");
        assertThat(server.client()).isNotNull();
    }

    @Test
    void whoeverDoesNotTrustItReadsWhichKeyToSet() {
        assertThatThrownBy(() -> client(Optional.empty()).manage("GET", "/models/active"))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("quarkus.management.tls-configuration-name");
    }

    private ServerClient client(Optional<SSLContext> trust) {
        return new ServerClient(
                api,
                URI.create("https://127.0.0.1:" + management.getPort()),
                server.credentials().managePassword(),
                trust);
    }
}

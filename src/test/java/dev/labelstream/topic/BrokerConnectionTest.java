package dev.labelstream.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.kafka.client.runtime.KafkaRuntimeConfigProducer;
import io.quarkus.runtime.ApplicationConfig;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BrokerConnectionTest {
    private static final Map<String, String> SECURE = Map.of(
            "security.protocol",
            "SASL_SSL",
            "sasl.mechanism",
            "SCRAM-SHA-512",
            "sasl.jaas.config",
            "org.apache.kafka.common.security.scram.ScramLoginModule required;",
            "ssl.truststore.type",
            "PEM",
            "ssl.truststore.location",
            "/etc/kafka/ca.crt",
            "ssl.keystore.location",
            "/etc/kafka/user.p12",
            "ssl.keystore.password",
            "secret",
            "ssl.endpoint.identification.algorithm",
            "https");

    @Test
    void securitySettingsAreKeptAndTheGroupIsNot() {
        // When
        BrokerConnection connection = new BrokerConnection(
                Map.of("security.protocol", "SSL", "group.id", "labelstream"), "kafka:9092,other:9092");

        // Then
        assertThat(connection.settings())
                .containsOnly(
                        Map.entry("security.protocol", "SSL"), Map.entry("bootstrap.servers", "kafka:9092,other:9092"));
        assertThat(connection.address()).isEqualTo("kafka:9092,other:9092");
    }

    @Test
    void everySecuritySettingIsTakenFromProperties() {
        // Given
        SmallRyeConfigBuilder config = new SmallRyeConfigBuilder();
        SECURE.forEach((key, value) -> config.withDefaultValue("kafka." + key, value));

        // Then
        assertThat(settings(config.build())).containsAllEntriesOf(SECURE);
    }

    @Test
    void everySecuritySettingIsTakenFromTheEnvironment() {
        // Given
        Map<String, String> environment = SECURE.entrySet().stream()
                .collect(Collectors.toMap(
                        setting -> "KAFKA_"
                                + setting.getKey().toUpperCase(Locale.ROOT).replace('.', '_'),
                        Map.Entry::getValue));

        // Then
        assertThat(settings(new SmallRyeConfigBuilder()
                        .withSources(new EnvConfigSource(environment, 300))
                        .build()))
                .containsAllEntriesOf(SECURE);
    }

    /** So a client that has not these settings finds no broker. */
    @Test
    void nobodyElseKnowsWhereTheBrokerIs() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            List<String> knowing = sources.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> read(file).matches("(?s).*(BOOTSTRAP_SERVERS|\"bootstrap\\.servers\").*"))
                    .map(file -> file.getFileName().toString())
                    .toList();
            assertThat(knowing).containsExactly("BrokerConnection.java");
        }
    }

    private static Map<String, Object> settings(SmallRyeConfig config) {
        Map<String, Object> configured = new KafkaRuntimeConfigProducer().createKafkaRuntimeConfig(config, APPLICATION);
        return new BrokerConnection(configured, "kafka:9093").settings();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final ApplicationConfig APPLICATION = new ApplicationConfig() {
        @Override
        public Optional<String> name() {
            return Optional.of("labelstream");
        }

        @Override
        public Optional<String> version() {
            return Optional.empty();
        }

        @Override
        public Optional<String> uiHeader() {
            return Optional.empty();
        }
    };
}

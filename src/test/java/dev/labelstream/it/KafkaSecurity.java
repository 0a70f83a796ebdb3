package dev.labelstream.it;

import dev.labelstream.storage.MadeCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** TLS, logins by SCRAM and access control lists for a {@link KafkaServer}; every user has the same password. */
final class KafkaSecurity {
    static final String ADMINISTRATOR = "administrator";
    private static final String MECHANISM = "SCRAM-SHA-512";

    final String password = UUID.randomUUID().toString();
    private final MadeCertificate certificate;
    private final Path keyAndCertificate;

    /** @param folder for the broker's key */
    KafkaSecurity(MadeCertificate certificate, Path folder) {
        this.certificate = certificate;
        try {
            keyAndCertificate = Files.writeString(
                    folder.resolve("kafka.pem"),
                    Files.readString(certificate.privateKey()) + Files.readString(certificate.certificate()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For the formatting of the broker's folder, which makes the first user. */
    String administratorsEntry() {
        return "%s=[name=%s,password=%s]".formatted(MECHANISM, ADMINISTRATOR, password);
    }

    /** {@code server.properties}: all rights for the administrator and the controller, none for anybody else. */
    Map<String, String> broker() {
        Map<String, String> properties = new HashMap<>(Map.of(
                "listener.security.protocol.map",
                "SASL_SSL:SASL_SSL,CONTROLLER:PLAINTEXT",
                "inter.broker.listener.name",
                "SASL_SSL",
                "sasl.enabled.mechanisms",
                MECHANISM,
                "sasl.mechanism.inter.broker.protocol",
                MECHANISM,
                "listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config",
                login(ADMINISTRATOR),
                "authorizer.class.name",
                "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                "super.users",
                "User:ANONYMOUS;User:" + ADMINISTRATOR));
        properties.putAll(Map.of(
                "ssl.keystore.type",
                "PEM",
                "ssl.keystore.location",
                keyAndCertificate.toString(),
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                certificate.certificate().toString()));
        return properties;
    }

    Map<String, String> client(String user) {
        return Map.of(
                "security.protocol",
                "SASL_SSL",
                "sasl.mechanism",
                MECHANISM,
                "sasl.jaas.config",
                login(user),
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                certificate.certificate().toString());
    }

    private String login(String user) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                .formatted(user, password);
    }
}

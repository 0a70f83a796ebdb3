package dev.labelstream.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelstream.DrawnPhoto;
import dev.labelstream.JarProcess;
import dev.labelstream.storage.MadeCertificate;
import io.minio.PutObjectArgs;
import io.minio.messages.EventType;
import io.minio.messages.QueueConfiguration;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kafka with TLS, SCRAM and access control lists, MinIO with TLS and policies: each role has the rights that deploy's files give it. */
@NeedsMinio
class SecureIT {
    @TempDir
    static Path folder;

    private static KafkaSecurity security;
    private static MadeCertificate certificate;
    private static Installation<MinioServer> installation;
    private static Rights rights;
    private static final List<JarProcess> started = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        certificate = MadeCertificate.in(folder, "server", "ip:127.0.0.1");
        security = new KafkaSecurity(certificate, folder);
        installation = new Installation<>(
                folder, new KafkaServer(folder.resolve("kafka"), Optional.of(security)), SecureIT::minio);
        rights = new Rights(installation.kafka, installation.server, security.password);
        installation.kafka.start();
        rights.makeTopics();
        rights.grantKafka();
        installation.server.start();
        rights.makeBuckets();
        for (String role : List.of("classify", "aggregate", "train", "dashboard")) {
            rights.grantStore("labelstream-" + role, role, Optional.empty());
        }
        notifyOfUploads();
    }

    @AfterEach
    void endRoles() {
        started.forEach(JarProcess::close);
        started.clear();
    }

    @AfterAll
    static void end() {
        installation.close();
    }

    @Test
    void withTheirRightsTheRolesLabelPhotosAndTrainAModel() throws Exception {
        // Given
        JarProcess train = serve("train", "labelstream-train").awaitReady();
        JarProcess classify = serve("classify", "labelstream-classify");
        JarProcess aggregate = serve("aggregate", "labelstream-aggregate");
        JarProcess dashboard = serve("dashboard", "labelstream-dashboard");
        List.of(classify, aggregate, dashboard).forEach(JarProcess::awaitReady);
        for (int i = 0; i < 8; i++) {
            put("training", (i % 2 == 0 ? "cat_" : "dog_") + i + ".jpg", i);
        }

        // When
        put("images", "secure/1.jpg", 1);
        Installation.eventually(() ->
                assertThat(aggregate.get("/api/submissions/secure.csv").lines()).hasSize(1));
        installation.manage(
                dashboard, "POST", "/training", "{\"architecture\":\"lenet\",\"epochs\":1,\"activate\":\"always\"}");

        // Then
        Installation.eventually(() -> assertThat(installation.manage(classify, "GET", "/models/active", ""))
                .contains("\"lenet"));
        put("images", "secure/2.jpg", 2);
        Installation.eventually(() ->
                assertThat(aggregate.get("/api/submissions/secure.csv").lines()).hasSize(2));
        assertThat(List.of(classify, aggregate, train, dashboard)).allSatisfy(process -> assertThat(process.errors())
                .doesNotContain("has not the right", "AccessDenied"));
    }

    @Test
    void aRightThatIsMissingInKafkaIsNamed() throws Exception {
        namesWhatIsMissing("classify", "group", "labelstream-classify", "Read on group labelstream-classify: grant it");
        namesWhatIsMissing("classify", "transactionalId", "labelstream-", "allow the transactional ids labelstream-*");
        namesWhatIsMissing("train", "topic", "training-requests", "training-requests: grant it");
    }

    @Test
    void aRightThatIsMissingInTheStoreIsNamed() throws Exception {
        // Given
        rights.grantStore("no-writer", "aggregate", Optional.of("s3:PutObject"));
        put("images", "unwritten/1.jpg", 1);

        // When
        serve("classify", "labelstream-classify");
        JarProcess aggregate = serve("aggregate", "labelstream-aggregate", "no-writer", security.password);

        // Then
        Installation.eventually(() -> assertThat(aggregate.errors()).contains("s3:PutObject on submissions/"));
    }

    @Test
    void aWrongPasswordIsOneLine() {
        // When
        JarProcess classify = serve("classify", "labelstream-classify", "labelstream-classify", "wrong-password");

        // Then
        assertThat(classify.awaitExit()).isEqualTo(1);
        assertThat(classify.errors().lines().filter(line -> line.startsWith("labelstream: ")))
                .singleElement()
                .asString()
                .contains("labelstream.storage.secret-key");
    }

    /** A role whose user lacks one line of its rights. */
    private static void namesWhatIsMissing(String role, String type, String name, String right) throws Exception {
        String user = role + "-without-" + type;
        rights.grantKafka(user, role, acl -> !isOf(acl, type, name));
        JarProcess process = serve(role, user, "labelstream-" + role, security.password);
        Installation.eventually(() -> assertThat(process.errors()).contains(right));
    }

    private static boolean isOf(JsonNode acl, String type, String name) {
        return acl.at("/resource/type").asText().equals(type)
                && acl.at("/resource/name").asText().equals(name);
    }

    private static JarProcess serve(String role, String user) {
        return serve(role, user, user, security.password);
    }

    private static JarProcess serve(String role, String kafkaUser, String storeUser, String storePassword) {
        List<String> settings = new ArrayList<>(List.of(
                "-Dlabelstream.storage.notification-arn=",
                "-Dlabelstream.topics.partitions=12",
                "-Dlabelstream.storage.ca-certificate=" + certificate.certificate(),
                "-Dlabelstream.storage.access-key=" + storeUser,
                "-Dlabelstream.storage.secret-key=" + storePassword));
        security.client(kafkaUser).forEach((key, value) -> settings.add("-Dkafka." + key + "=" + value));
        JarProcess process = installation.serve(role + "-" + UUID.randomUUID(), role, settings.toArray(String[]::new));
        started.add(process);
        return process;
    }

    private static MinioServer minio(KafkaServer kafka) {
        return new MinioServer(
                folder.resolve("minio"),
                kafka.address(),
                MinioServer.Notifications.KEPT_IN_A_FOLDER,
                Optional.of(certificate),
                Map.of(
                        "MINIO_NOTIFY_KAFKA_TLS_PRIMARY", "on",
                        "MINIO_NOTIFY_KAFKA_SASL_PRIMARY", "on",
                        "MINIO_NOTIFY_KAFKA_SASL_MECHANISM_PRIMARY", "sha512",
                        "MINIO_NOTIFY_KAFKA_SASL_USERNAME_PRIMARY", "labelstream-store",
                        "MINIO_NOTIFY_KAFKA_SASL_PASSWORD_PRIMARY", security.password));
    }

    /** What an administrator does once, since no role may. */
    private static void notifyOfUploads() throws Exception {
        QueueConfiguration queue = new QueueConfiguration();
        queue.setQueue(MinioServer.ARN);
        queue.setEvents(List.of(EventType.OBJECT_CREATED_PUT));
        installation.server.notify("images", queue);
    }

    private static void put(String bucket, String key, int look) throws Exception {
        byte[] photo = DrawnPhoto.jpeg(look);
        installation
                .server
                .client()
                .putObject(PutObjectArgs.builder().bucket(bucket).object(key).stream(
                                new ByteArrayInputStream(photo), photo.length, -1)
                        .contentType("image/jpeg")
                        .build());
    }
}

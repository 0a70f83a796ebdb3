package dev.labelstream.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelstream.JarProcess;
import dev.labelstream.event.EventJson;
import dev.labelstream.event.ModelActivated;
import io.minio.messages.EventType;
import io.minio.messages.QueueConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code doctor} says of real servers that are well, and of each fault that is made here. */
@NeedsMinio
class DoctorIT {
    private static final String ELSEWHERE = "arn:minio:sqs::ELSEWHERE:kafka";
    private static final String SERVER = "server";
    private static final String PASSWORD = UUID.randomUUID().toString();

    @TempDir
    static Path folder;

    private static Installation<MinioServer> installation;
    private static Rights rights;
    private static JarProcess server;

    @BeforeAll
    static void start() throws Exception {
        KafkaServer broker = new KafkaServer(folder.resolve("kafka"));
        installation = new Installation<>(folder, broker, DoctorIT::minio).start();
        rights = new Rights(installation.kafka, installation.server, PASSWORD);
        rights.grantStoreAllBut(SERVER, "s3:DeleteBucket", "*");
        server = installation
                .serve("server", "classify,aggregate,train,dashboard", as(SERVER))
                .awaitReady();
    }

    @AfterAll
    static void end() {
        installation.close();
    }

    @Test
    void realServersThatAreWellAreFineAtEveryHop() {
        // When
        JsonNode said = installation.examine(server);

        // Then
        assertThat(said.path("ok").asBoolean()).as(said.toPrettyString()).isTrue();
        assertThat(said.path("checks").findValuesAsText("check"))
                .containsSubsequence("clock", "store", "rights", "rule", "upload", "notification", "written");
        assertThat(finding(said, "rule").path("detail").asText()).isEqualTo(MinioServer.ARN + " hears of all photos");
    }

    @Test
    void whatIsWrongIsNamedAllAtOnceBeforeAPhotoIsSent() throws Exception {
        // Given
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        rights.grantStoreAllBut("no-remover", "s3:DeleteObject", "submissions/*");
        alter("predictions", "cleanup.policy", "delete");
        installation.server.notify("images", rule(MinioServer.ARN, ".png"));

        // When
        JsonNode said;
        try (ShiftedClock late = new ShiftedClock(installation.server.endpoint(), Duration.ofMinutes(-10))) {
            said = installation.examine(
                    server,
                    "-Dlabelstream.storage.endpoint=" + late.endpoint(),
                    "-Dlabelstream.storage.access-key=no-remover",
                    "-Dlabelstream.storage.secret-key=" + PASSWORD,
                    "-Dlabelstream.engine.cache-dir=" + file.resolve("below"));
        }
        alter("predictions", "cleanup.policy", "compact");
        installation.server.notify("images", rule(MinioServer.ARN, null));

        // Then
        assertThat(fault(said, "engine")).contains("PyTorch cannot start", "writable");
        assertThat(fault(said, "clock")).matches("the store's clock and this one are \\d+ s apart: set both by .*");
        assertThat(fault(said, "broker"))
                .contains("topic predictions", "cleanup.policy=delete instead of compact", "alter it with Kafka's");
        assertThat(fault(said, "rights")).contains("not the right s3:DeleteObject on submissions/.doctor: grant it");
        assertThat(fault(said, "rule")).contains("but not of keys without the suffix .png: have a server add its rule");
        assertThat(said.path("checks").findValuesAsText("check")).doesNotContain("upload");
    }

    @Test
    void aTargetThatLeadsElsewhereIsFoundByThePhoto() throws Exception {
        // Given
        installation.server.notify("images", rule(ELSEWHERE, null));

        // When
        JsonNode said =
                installation.examine(server, "-Dlabelstream.storage.notification-arn=" + ELSEWHERE, "--patience", "5");
        JsonNode missing = installation.examine(server, "--patience", "5");
        installation.server.notify("images", rule(MinioServer.ARN, null));

        // Then
        assertThat(finding(said, "rule").path("detail").asText()).isEqualTo(ELSEWHERE + " hears of all photos");
        assertThat(fault(said, "notification"))
                .startsWith("after 5 s the store has not told topic image-events of the photo")
                .contains("and that target reach this broker and topic");
        assertThat(fault(missing, "rule"))
                .contains("does not notify " + MinioServer.ARN + ": see that the store has this target");
    }

    @Test
    void aPhotoThatMayNotBeSentOrRemovedIsNamed() throws Exception {
        // Given
        rights.grantStoreAllBut("no-sender", "s3:PutObject", "images/doctor-*");
        rights.grantStoreAllBut("no-tidier", "s3:DeleteObject", "images/doctor-*");

        // When
        JsonNode unsent = installation.examine(server, as("no-sender"));
        JsonNode left = installation.examine(server, as("no-tidier"));

        // Then
        assertThat(fault(unsent, "upload")).contains("has not the right s3:PutObject on images/doctor-", ": grant it");
        assertThat(fault(left, "removal"))
                .contains("has not the right s3:DeleteObject on images/doctor-", ": grant it");
    }

    @Test
    void aModelThatCannotBeUsedIsNamed() throws Exception {
        // Given
        String active = EventJson.read(installation.manage(server, "GET", "/models/active", ""), JsonNode.class)
                .path("id")
                .asText();
        activateWithoutAsking("nobody");
        Installation.eventually(() -> assertThat(server.get("/api/status")).contains("\"modelProblem\":\""));

        // When
        JsonNode said = installation.examine(server);
        installation.manage(server, "POST", "/models/" + active + "/activate", "");
        server.awaitReady();

        // Then
        assertThat(fault(said, "server")).startsWith("not ready: model ").contains("nobody");
    }

    @Test
    void aServerThatMayNotReadOrWriteIsNamedByItsRole() throws Exception {
        // When
        rights.changeStore(SERVER, "s3:GetObject", "images/*");
        JsonNode unclassified = installation.examine(server, "--patience", "5");
        rights.changeStore(SERVER, "s3:PutObject", "submissions/*");
        JsonNode unwritten = installation.examine(server, "--patience", "10");
        rights.changeStore(SERVER, "s3:DeleteBucket", "*");

        // Then
        assertThat(fault(unclassified, "prediction"))
                .startsWith("after 5 s nobody has classified the photo: see that a server with the role classify runs");
        assertThat(fault(unwritten, "written")).contains("bucket submissions has no doctor-", "the role aggregate");
    }

    private static String fault(JsonNode said, String check) {
        JsonNode finding = finding(said, check);
        assertThat(finding.path("ok").asBoolean()).as(said.toPrettyString()).isFalse();
        return finding.path("detail").asText();
    }

    private static JsonNode finding(JsonNode said, String check) {
        return StreamSupport.stream(said.path("checks").spliterator(), false)
                .filter(finding -> finding.path("check").asText().equals(check))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing about " + check + " in " + said.toPrettyString()));
    }

    private static String[] as(String user) {
        return new String[] {"-Dlabelstream.storage.access-key=" + user, "-Dlabelstream.storage.secret-key=" + PASSWORD
        };
    }

    /** @param suffix of the keys it is for; null for all */
    private static QueueConfiguration rule(String target, String suffix) {
        QueueConfiguration rule = new QueueConfiguration();
        rule.setQueue(target);
        rule.setEvents(List.of(EventType.OBJECT_CREATED_ANY, EventType.OBJECT_REMOVED_ANY));
        if (suffix != null) {
            rule.setSuffixRule(suffix);
        }
        return rule;
    }

    private static void alter(String topic, String key, String value) throws Exception {
        try (Admin admin = Admin.create(installation.kafka.connection())) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, topic),
                            List.of(new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    /** As a process with other models would. */
    private static void activateWithoutAsking(String model) throws Exception {
        String activation = EventJson.write(new ModelActivated(model, "resnet18", null, Instant.now()));
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(installation.kafka.connection(), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("model-activations", ModelActivated.KEY, activation))
                    .get();
        }
    }

    /** With a second target, whose topic nobody reads. */
    private static MinioServer minio(KafkaServer kafka) {
        return new MinioServer(
                folder.resolve("minio"),
                kafka.address(),
                MinioServer.Notifications.KEPT_IN_A_FOLDER,
                Optional.empty(),
                Map.of(
                        "MINIO_NOTIFY_KAFKA_ENABLE_ELSEWHERE", "on",
                        "MINIO_NOTIFY_KAFKA_BROKERS_ELSEWHERE", kafka.address(),
                        "MINIO_NOTIFY_KAFKA_TOPIC_ELSEWHERE", "elsewhere"));
    }
}

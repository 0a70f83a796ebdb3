package dev.labelstream.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelstream.storage.NotificationRule;
import dev.labelstream.storage.ObjectStore;
import dev.labelstream.storage.RightsInspection;
import dev.labelstream.storage.StorageConfig;
import io.minio.messages.EventType;
import io.minio.messages.QueueConfiguration;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found out about a real MinIO: which rights a key lacks there, of what a bucket does not tell, what time it is. */
@NeedsMinio
class StoreInspectionIT {
    private static final StorageConfig.Buckets BUCKETS = new SmallRyeConfigBuilder()
            .withMapping(StorageConfig.class)
            .build()
            .getConfigMapping(StorageConfig.class)
            .buckets();

    private static final String PASSWORD = UUID.randomUUID().toString();

    @TempDir
    static Path folder;

    private static Installation<MinioServer> installation;
    private static Rights rights;

    @BeforeAll
    static void start() throws Exception {
        installation =
                Installation.withMinio(folder, MinioServer.Notifications.LOST).start();
        rights = new Rights(installation.kafka, installation.server, PASSWORD);
        rights.makeBuckets();
    }

    @AfterAll
    static void end() {
        installation.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"classify", "aggregate", "train", "dashboard"})
    void thePolicyOfARoleLacksNothing(String role) throws Exception {
        rights.grantStore("all-of-" + role, role, Optional.empty());
        assertThat(RightsInspection.faults(as("all-of-" + role), BUCKETS, List.of(role)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "classify, s3:GetObject, images/.doctor",
        "aggregate, s3:GetObject, images/.doctor",
        "aggregate, s3:PutObject, submissions/.doctor",
        "aggregate, s3:DeleteObject, submissions/.doctor",
        "train, s3:GetObject, training/.doctor",
        "train, s3:PutObject, models/.doctor",
        "dashboard, s3:GetObject, images/.doctor",
        "dashboard, s3:PutObject, images/.doctor",
        "dashboard, s3:DeleteObject, training/corrected/.doctor"
    })
    void aRightThatIsMissingIsNamedWithItsPlace(String role, String right, String place) throws Exception {
        String user = role + "-without-" + right.substring(3);
        rights.grantStore(user, role, Optional.of(right));
        assertThat(RightsInspection.faults(as(user), BUCKETS, List.of(role))).anySatisfy(fault -> assertThat(fault)
                .endsWith("the access key " + user + " has not the right " + right + " on " + place + ": grant it"));
    }

    @Test
    void aBucketWithoutARuleHasNone() throws Exception {
        installation.server.notify("training");
        assertThat(installation.store.notificationRules("training")).isEmpty();
    }

    @Test
    void theProgramsOwnRuleLeavesNothingOut() throws Exception {
        QueueConfiguration rule = rule(EventType.OBJECT_CREATED_ANY, EventType.OBJECT_REMOVED_ANY);
        installation.server.notify("models", rule);
        assertThat(installation.store.notificationRules("models"))
                .containsExactly(new NotificationRule(MinioServer.ARN, Optional.empty()));
    }

    @Test
    void aFilterIsSaid() throws Exception {
        QueueConfiguration rule = rule(EventType.OBJECT_CREATED_ANY, EventType.OBJECT_REMOVED_ANY);
        rule.setPrefixRule("holiday/");
        rule.setSuffixRule(".png");
        assertThat(gap(rule)).contains("prefix holiday/").contains("suffix .png");
    }

    @Test
    void eventsThatAreLeftOutAreSaid() throws Exception {
        assertThat(gap(rule(EventType.OBJECT_CREATED_ANY)))
                .isEqualTo("events s3:ObjectRemoved:Delete, s3:ObjectRemoved:DeleteMarkerCreated");
    }

    @Test
    void theStoresTimeIsThatOfItsAnswers() throws Exception {
        try (ShiftedClock late = new ShiftedClock(installation.server.endpoint(), Duration.ofHours(-1))) {
            ObjectStore store = ObjectStore.connect(
                    late.endpoint(),
                    installation.server.accessKey(),
                    installation.server.secretKey(),
                    Optional.empty());
            assertThat(store.time("images").orElseThrow())
                    .isBetween(Instant.now().minusSeconds(3700), Instant.now().minusSeconds(3500));
        }
        assertThat(installation.store.time("images").orElseThrow())
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
        assertThat(as("nobody").time("images")).isPresent();
    }

    private static String gap(QueueConfiguration rule) throws Exception {
        installation.server.notify("images", rule);
        return installation.store.notificationRules("images").get(0).gap().orElseThrow();
    }

    private static QueueConfiguration rule(EventType... events) {
        QueueConfiguration rule = new QueueConfiguration();
        rule.setQueue(MinioServer.ARN);
        rule.setEvents(List.of(events));
        return rule;
    }

    private static ObjectStore as(String user) {
        return ObjectStore.connect(installation.server.endpoint(), user, PASSWORD, Optional.empty());
    }
}

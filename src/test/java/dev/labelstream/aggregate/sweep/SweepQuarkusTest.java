package dev.labelstream.aggregate.sweep;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.labelstream.classify.ClassifiedTopics;
import dev.labelstream.classify.Pictures;
import dev.labelstream.event.EventJson;
import dev.labelstream.event.ImageClassified;
import dev.labelstream.event.SweepFinished;
import dev.labelstream.manage.ManagementPort;
import dev.labelstream.model.ModelRegistry;
import dev.labelstream.model.TestModels;
import dev.labelstream.storage.ObjectStore;
import dev.labelstream.topic.BrokerConnection;
import dev.labelstream.topic.Controls;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@TestProfile(SweepsAtOnce.class)
class SweepQuarkusTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final byte[] TEXT = "no picture".getBytes(StandardCharsets.UTF_8);

    @TempDir
    static Path temporary;

    @TestHTTPResource(management = true)
    URL management;

    @Inject
    ObjectStore store;

    @Inject
    ModelRegistry models;

    @Inject
    BrokerConnection broker;

    @Inject
    Controls controls;

    @Inject
    MeterRegistry metrics;

    private ClassifiedTopics topics;
    private ManagementPort port;

    @BeforeEach
    void activateASmallModel() {
        topics = new ClassifiedTopics(broker);
        port = new ManagementPort(management);
        activate("small", 32);
    }

    @Test
    void noImageIsLeftBehindWhenEventsAreLost() throws Exception {
        // Given
        int photos = 200;
        put("lost/changed.png", 1);
        put("lost/deleted.png", 2);
        await().atMost(PATIENCE).until(() -> predictions("lost/").size() == 2);
        pause(true);
        for (int i = 0; i < photos; i++) {
            put("lost/" + i + ".png", i);
        }
        String changed = put("lost/changed.png", 3);
        store.put("images", "lost/notes.txt", TEXT, "text/plain");
        store.put("images", "lost/.hidden.png", Pictures.png(4), "image/png");
        store.remove("images", "lost/deleted.png");
        forgetEvents();
        pause(false);
        put("canary/1.png", 1); // behind what the classifier had already taken
        await().atMost(PATIENCE).until(() -> predictions("canary/").size() == 1);

        // When
        SweepFinished first = sweep();

        // Then
        assertThat(first.missing()).isGreaterThan(50);
        assertThat(first.stale()).isEqualTo(1);
        assertThat(first.gone()).isEqualTo(1);
        await().atMost(PATIENCE).until(topics::isDrained);
        List<ImageClassified> predictions = predictions("lost/");
        assertThat(predictions)
                .hasSize(photos + 3)
                .extracting(p -> p.image().key() + " " + p.image().eTag())
                .doesNotHaveDuplicates()
                .contains("lost/changed.png " + changed);
        assertThat(last("predictions", "lost/deleted.png")).isNull();
        assertThat(last("image-failures", "lost/notes.txt")).contains("unsupported-format");
        await().atMost(PATIENCE).untilAsserted(() -> given().get("/api/submissions")
                .then()
                .body("find { it.folder == 'lost' }.rows", equalTo(photos + 1)));
        SweepFinished second = sweep();
        assertThat(second.missing() + second.stale() + second.gone()).isZero();
        assertThat(second.photos()).isGreaterThanOrEqualTo(photos + 2);
    }

    @Test
    void aRescoreIsDoneByTheActiveModelAndOnlyOnce() {
        // Given
        for (int i = 0; i < 5; i++) {
            put("rescore/" + i + ".png", i);
        }
        awaitRows("rescore", 5);
        activate("larger", 48);

        // When
        ask("/rescore", "{\"folder\":\"rescore\"}", 5);

        // Then
        await().atMost(PATIENCE).until(() -> predictions("rescore/").size() == 10);
        assertThat(predictions("rescore/"))
                .filteredOn(p -> p.model().id().equals("larger"))
                .extracting(p -> p.image().key())
                .hasSize(5)
                .doesNotHaveDuplicates();
        double dropped = dropped();
        ask("/rescore", "{\"folder\":\"rescore\"}", 5);
        await().atMost(PATIENCE).until(() -> dropped() == dropped + 5);
        assertThat(predictions("rescore/")).hasSize(10);
        ask("/rescore", "{\"folder\":\"nobody\"}", 0);
    }

    @Test
    void failuresAreTriedAgainByFolderAndReason() {
        // Given
        store.put("images", "replay/text.jpg", TEXT, "image/jpeg");
        store.put("images", "replay/notes.txt", TEXT, "text/plain");
        await().atMost(PATIENCE).untilAsserted(() -> given().get("/api/submissions")
                .then()
                .body("find { it.folder == 'replay' }.failures", equalTo(2)));

        // When
        ask("/failures/replay", "{\"folder\":\"replay\",\"reason\":\"not-an-image\"}", 1);

        // Then
        await().atMost(PATIENCE).until(() -> failures("replay/text.jpg") == 2);
        assertThat(failures("replay/notes.txt")).isEqualTo(1);
        ask("/failures/replay", "{\"folder\":\"replay\"}", 2);
        await().atMost(PATIENCE).until(() -> failures("replay/text.jpg") == 3 && failures("replay/notes.txt") == 2);
        ask("/failures/replay", "{\"folder\":\"replay\",\"reason\":\"engine\"}", 0);
    }

    @Test
    void aPauseLosesAndRepeatsNothing() {
        // Given
        pause(true);

        // When
        for (int i = 0; i < 100; i++) {
            put("pause/" + i + ".png", i);
        }

        // Then
        await().during(Duration.ofSeconds(1)).atMost(PATIENCE).until(() -> predictions("pause/")
                .isEmpty());
        port.anonymous().get("/q/health").then().statusCode(200);
        pause(false);
        awaitRows("pause", 100);
        await().atMost(PATIENCE).until(topics::isDrained);
        assertThat(predictions("pause/"))
                .hasSize(100)
                .extracting(p -> p.image().key())
                .doesNotHaveDuplicates();
    }

    private void pause(boolean now) {
        port.admin().post(now ? "/pause" : "/resume").then().statusCode(202);
        await().atMost(PATIENCE).until(() -> controls.isPaused() == now);
    }

    private SweepFinished sweep() {
        SweepFinished before = controls.lastSweep().orElse(null);
        port.admin().post("/sweep").then().statusCode(202);
        await().atMost(PATIENCE).until(() -> !controls.lastSweep().equals(Optional.ofNullable(before)));
        SweepFinished finished = controls.lastSweep().orElseThrow();
        assertThat(finished.problem()).isNull();
        return finished;
    }

    private void ask(String path, String body, int photos) {
        port.admin(body).post(path).then().statusCode(202).body("photos", equalTo(photos));
    }

    /** What a store without a queue does while its broker is away. */
    private void forgetEvents() throws Exception {
        try (Admin admin = Admin.create(broker.settings())) {
            Map<TopicPartition, OffsetSpec> ends = IntStream.range(0, 3)
                    .boxed()
                    .collect(Collectors.toMap(i -> new TopicPartition("image-events", i), i -> OffsetSpec.latest()));
            Map<TopicPartition, RecordsToDelete> all = admin.listOffsets(ends).all().get().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            end -> RecordsToDelete.beforeOffset(end.getValue().offset())));
            admin.deleteRecords(all).all().get();
        }
    }

    private void activate(String id, int size) {
        if (models.all().stream().noneMatch(card -> card.id().equals(id))) {
            models.publish(TestModels.resnet18(temporary.resolve(id), id, size, "cat", "dog"));
        }
        models.activate(id);
    }

    private String put(String key, int seed) {
        return store.put("images", key, Pictures.png(seed), "image/png");
    }

    private void awaitRows(String folder, int rows) {
        await().atMost(PATIENCE).untilAsserted(() -> given().get("/api/submissions")
                .then()
                .body("find { it.folder == '" + folder + "' }.rows", equalTo(rows)));
    }

    private double dropped() {
        return metrics.counter("labelstream.classify.dropped").count();
    }

    private List<ImageClassified> predictions(String folder) {
        return topics.read("predictions", "images/" + folder).stream()
                .filter(record -> record.value() != null)
                .map(record -> EventJson.read(record.value(), ImageClassified.class))
                .toList();
    }

    private long failures(String key) {
        return topics.read("image-failures", "images/" + key).stream()
                .filter(record -> record.value() != null)
                .count();
    }

    private String last(String topic, String key) {
        List<ConsumerRecord<String, String>> records = topics.read(topic, "images/" + key);
        return records.get(records.size() - 1).value();
    }
}

package dev.labelstream.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.labelstream.DrawnPhoto;
import dev.labelstream.JarProcess;
import dev.labelstream.SpanCollector;
import dev.labelstream.event.EventJson;
import dev.labelstream.event.TraceHeader;
import dev.labelstream.event.TrainingEvent;
import dev.labelstream.event.TrainingFailed;
import dev.labelstream.event.TrainingFinished;
import dev.labelstream.event.TrainingProgressed;
import dev.labelstream.event.TrainingStarted;
import io.opentelemetry.proto.trace.v1.Span;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes of each role, and one of them is killed: the other one does its work, and none of it twice. */
@NeedsMinio
class TwoOfEachIT {
    private static final Logger LOG = Logger.getLogger(TwoOfEachIT.class);
    private static final int UNDER_LOAD = 300;
    private static final int PHOTOS = 340;
    private static final int SHARE = 10;

    private static final SpanCollector COLLECTOR = new SpanCollector();

    @TempDir
    static Path folder;

    private static Installation<MinioServer> installation;
    private static Map<String, JarProcess> processes;

    @BeforeAll
    static void start() {
        installation = Installation.withMinio(folder, MinioServer.Notifications.KEPT_IN_A_FOLDER)
                .start();
        processes = Stream.of("classify-1", "classify-2", "aggregate-1", "aggregate-2")
                .collect(Collectors.toMap(Function.identity(), TwoOfEachIT::serve));
        processes.values().forEach(JarProcess::awaitReady);
    }

    @AfterAll
    static void end() {
        installation.close();
        COLLECTOR.close();
    }

    @Test
    void everyNotificationHasOnePredictionThoughAClassifierIsKilled() {
        // Given
        CompletableFuture<Void> uploads = CompletableFuture.runAsync(() -> installation.upload("load", 0, UNDER_LOAD));
        Awaitility.await().atMost(JarProcess.PATIENCE).until(() -> Stream.of("classify-1", "classify-2")
                .allMatch(name -> classifiedBy(name) >= SHARE));

        // When
        processes.get("classify-1").kill();
        long before = sum(classified("load"));
        uploads.join();
        installation.upload("load", UNDER_LOAD, PHOTOS);

        // Then
        Installation.eventually(() -> assertThat(classified("load")).hasSize(PHOTOS));
        Installation.eventually(() -> assertThat(installation.ids("load")).isEqualTo(Installation.idsUpTo(PHOTOS)));
        Map<String, Long> notified = counts("image-events", "load");
        Map<String, Long> classified = classified("load");
        Set<String> more = classified.keySet().stream()
                .filter(key -> classified.get(key) > notified.getOrDefault(key, 0L))
                .collect(Collectors.toSet());
        LOG.infof(
                "%d photos, %d notifications, %d predictions (%d when the classifier was killed, %d by it), "
                        + "%d photos with more predictions than notifications, %d without one",
                PHOTOS,
                sum(notified),
                sum(classified),
                before,
                classifiedBy("classify-1"),
                more.size(),
                PHOTOS - classified.size());
        assertThat(more).isEmpty();
    }

    @Test
    void aPhotosTraceGoesFromItsNotificationToItsRowThroughTwoProcesses() {
        // When
        installation.upload("traced", 0, 1);

        // Then
        Installation.eventually(() -> assertThat(installation.ids("traced")).isEqualTo(Installation.idsUpTo(1)));
        String trace = installation.records("predictions").stream()
                .filter(told -> told.value() != null && told.key().startsWith("images/traced/"))
                .map(told -> TraceHeader.read(told.headers()).getTraceId())
                .findFirst()
                .orElseThrow();
        Installation.eventually(() -> assertThat(COLLECTOR.trace(trace))
                .extracting(Span::getName)
                .containsExactlyInAnyOrder("photo", "queue", "fetch", "decode", "row"));
        assertThat(COLLECTOR.resourceAttributes("service.instance.id"))
                .anyMatch(name -> name.startsWith("classify-"))
                .anyMatch(name -> name.startsWith("aggregate-"));
    }

    @Test
    void theOtherAggregatorWritesOnceTheOneThatWroteIsKilled() {
        // Given
        installation.upload("written", 0, 10);
        Installation.eventually(() -> assertThat(installation.ids("written")).isEqualTo(Installation.idsUpTo(10)));
        String writer = Awaitility.await()
                .atMost(JarProcess.PATIENCE)
                .until(TwoOfEachIT::writers, running -> running.size() == 1)
                .get(0);
        String other = writer.equals("aggregate-1") ? "aggregate-2" : "aggregate-1";

        // When
        processes.get(writer).kill();
        installation.upload("written", 10, 20);

        // Then
        Installation.eventually(() -> assertThat(installation.ids("written")).isEqualTo(Installation.idsUpTo(20)));
        Installation.eventually(() -> assertThat(writes(other)).isTrue());
        LOG.infof("%s wrote 10 rows and was killed, %s wrote all 20", writer, other);
    }

    @Test
    void eachTrainingIsTakenOnceAndAKilledTrainersIsNotRunAgain() {
        // Given
        IntStream.range(0, 16)
                .forEach(i -> installation.store.put(
                        "training", (i % 2 == 0 ? "cat_" : "dog_") + i + ".jpg", DrawnPhoto.jpeg(i), "image/jpeg"));
        Map<String, JarProcess> trainers =
                Stream.of("train-1", "train-2").collect(Collectors.toMap(Function.identity(), TwoOfEachIT::serve));
        trainers.values().forEach(JarProcess::awaitReady);
        JarProcess first = trainers.get("train-1");

        // When
        Set<String> asked = IntStream.range(0, 2).mapToObj(i -> train(first, 1)).collect(Collectors.toSet());
        Installation.eventually(
                () -> assertThat(told(TrainingFinished.class).keySet()).containsAll(asked));
        String endless = train(first, 10_000);
        Installation.eventually(() -> assertThat(told(TrainingProgressed.class)).containsKey(endless));
        String taker = told(TrainingStarted.class).get(endless).get(0).instance();
        trainers.get(taker).kill();
        installation.restart(trainers.get(taker), "train", "-Dlabelstream.instance=" + taker);

        // Then
        Installation.eventually(() -> assertThat(told(TrainingFailed.class)).containsKey(endless));
        LOG.infof(
                "trainings by process: %s; %s was killed in the last",
                told(TrainingStarted.class).values().stream()
                        .collect(Collectors.groupingBy(starts -> starts.get(0).instance(), Collectors.counting())),
                taker);
        assertThat(told(TrainingStarted.class)).hasSize(3).allSatisfy((id, starts) -> assertThat(starts)
                .hasSize(1));
        assertThat(told(TrainingFinished.class)).hasSize(2).allSatisfy((id, ends) -> assertThat(ends)
                .hasSize(1));
        assertThat(told(TrainingFailed.class).get(endless).get(0).error()).startsWith("interrupted");
    }

    /** @return the training's id */
    private static String train(JarProcess manager, int epochs) {
        String settings = "{\"architecture\":\"lenet\",\"epochs\":" + epochs + "}";
        String answer = installation.manage(manager, "POST", "/training", settings);
        return EventJson.read(answer, TrainingId.class).id();
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record TrainingId(String id) {}

    private static <T extends TrainingEvent> Map<String, List<T>> told(Class<T> type) {
        return installation.records("training-events").stream()
                .map(told -> EventJson.read(told.value(), TrainingEvent.class))
                .filter(type::isInstance)
                .map(type::cast)
                .collect(Collectors.groupingBy(TrainingEvent::id));
    }

    private static JarProcess serve(String name) {
        Stream<String> settings = Stream.concat(
                Stream.of("-Dlabelstream.instance=" + name),
                COLLECTOR.settings().entrySet().stream().map(setting -> "-D" + setting));
        return installation.serve(name, name.substring(0, name.indexOf('-')), settings.toArray(String[]::new));
    }

    private static Map<String, Long> classified(String submission) {
        return counts("predictions", submission);
    }

    /** Record key to the number of records with a value. */
    private static Map<String, Long> counts(String topic, String submission) {
        return installation.records(topic).stream()
                .filter(told -> told.value() != null && told.key().startsWith("images/" + submission + "/"))
                .collect(Collectors.groupingBy(ConsumerRecord::key, Collectors.counting()));
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static long classifiedBy(String instance) {
        return installation.records("predictions").stream()
                .filter(told -> told.value() != null)
                .map(told -> new String(told.headers().lastHeader("ce_source").value(), StandardCharsets.UTF_8))
                .filter(instance::equals)
                .count();
    }

    /** Those that run. */
    private static List<String> writers() {
        return Stream.of("aggregate-1", "aggregate-2")
                .filter(TwoOfEachIT::writes)
                .toList();
    }

    private static boolean writes(String aggregator) {
        return installation
                .manage(processes.get(aggregator), "GET", "/q/metrics", "")
                .lines()
                .anyMatch(line -> line.startsWith("labelstream_aggregate_writer") && line.endsWith(" 1.0"));
    }
}

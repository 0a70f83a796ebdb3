package dev.labelstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelstream.storage.ObjectStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever moment the process is killed at, an upload that was answered 200 has exactly one prediction and its row. */
class KillAndRestartJarIT {
    private static final int PHOTOS_A_ROUND = 60;
    private static final int KILLS = 3;

    @TempDir
    Path folder;

    private final Random random = new Random(20261124);
    private final Set<String> accepted = new ConcurrentSkipListSet<>();
    private final AtomicInteger next = new AtomicInteger(1);

    @Test
    void everyAcceptedUploadHasExactlyOnePredictionAndItsRow() throws Exception {
        // Given
        try (JarProcess server = new JarProcess(folder)) {
            for (int round = 0; round < KILLS; round++) {
                server.start("serve").awaitReady();
                Thread uploads = uploadInBackground(server.store());
                int before = accepted.size();
                int enough = before + 5 + random.nextInt(PHOTOS_A_ROUND / 2);
                Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> accepted.size() >= enough);

                // When
                server.kill();
                uploads.join();
            }
            server.start("serve").awaitReady();

            // Then
            Awaitility.await().atMost(Duration.ofMinutes(3)).untilAsserted(() -> assertThat(
                            predictions(server).keySet())
                    .containsAll(accepted));
            Map<String, Integer> counts = predictions(server);
            assertThat(counts.entrySet().stream()
                            .filter(count -> accepted.contains(count.getKey()))
                            .filter(count -> count.getValue() != 1)
                            .collect(Collectors.toSet()))
                    .isEmpty();
            assertTheCsvHoldsEveryRowInNumericOrder(server, counts.keySet());
            assertThat(server.stop()).isIn(0, 143);
        }
    }

    private void assertTheCsvHoldsEveryRowInNumericOrder(JarProcess server, Set<String> classified) {
        List<Integer> expected = classified.stream()
                .map(key -> Integer.parseInt(key.replaceAll("\\D", "")))
                .sorted()
                .toList();
        Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(
                        server.get("/api/submissions/killed.csv")
                                .lines()
                                .map(row -> Integer.parseInt(row.substring(0, row.indexOf(','))))
                                .toList())
                .isEqualTo(expected));
    }

    private Thread uploadInBackground(ObjectStore store) {
        Thread thread = new Thread(() -> {
            for (int n = 0; n < PHOTOS_A_ROUND; n++) {
                String key = "killed/" + next.getAndIncrement() + ".jpg";
                try {
                    store.put("images", key, DrawnPhoto.jpeg(key.hashCode()), "image/jpeg");
                    accepted.add("images/" + key);
                } catch (RuntimeException killedInBetween) {
                    return;
                }
            }
        });
        thread.start();
        return thread;
    }

    /** Record key to the number of predictions that a {@code read_committed} reader sees. */
    private static Map<String, Integer> predictions(JarProcess server) {
        Map<String, Integer> counts = new TreeMap<>();
        CommittedRecords.of(Map.of("bootstrap.servers", "127.0.0.1:" + server.ports.get("kafka")), "predictions")
                .stream()
                .filter(classified -> classified.value() != null)
                .forEach(classified -> counts.merge(classified.key(), 1, Integer::sum));
        return counts;
    }
}

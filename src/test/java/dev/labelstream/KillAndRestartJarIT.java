package dev.labelstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelstream.storage.Credentials;
import dev.labelstream.storage.ObjectStore;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
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
                Thread uploads = uploadInBackground();
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

    private Thread uploadInBackground() {
        ObjectStore store = connect();
        Thread thread = new Thread(() -> {
            for (int n = 0; n < PHOTOS_A_ROUND; n++) {
                String key = "killed/" + next.getAndIncrement() + ".jpg";
                try {
                    store.put("images", key, picture(key.hashCode()), "image/jpeg");
                    accepted.add("images/" + key);
                } catch (RuntimeException | IOException killedInBetween) {
                    return;
                }
            }
        });
        thread.start();
        return thread;
    }

    private ObjectStore connect() {
        Credentials credentials =
                Credentials.read(folder.resolve("labelstream-data")).orElseThrow();
        return ObjectStore.connect(
                URI.create(credentials.address(Credentials.S3)),
                credentials.accessKey(),
                credentials.secretKey(),
                Optional.of("us-east-1"));
    }

    /** Record key to the number of predictions that a {@code read_committed} reader sees. */
    private static Map<String, Integer> predictions(JarProcess server) {
        Map<String, Integer> counts = new TreeMap<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        "127.0.0.1:" + server.ports.get("kafka"),
                        "isolation.level",
                        "read_committed"),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor("predictions").stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Set<TopicPartition> open = new TreeSet<>((a, b) -> Integer.compare(a.partition(), b.partition()));
            open.addAll(partitions);
            while (!open.isEmpty()) {
                for (ConsumerRecord<String, String> classified : consumer.poll(Duration.ofMillis(200))) {
                    if (classified.value() != null) {
                        counts.merge(classified.key(), 1, Integer::sum);
                    }
                }
                new ArrayList<>(open)
                        .stream()
                                .filter(partition -> consumer.position(partition) >= ends.get(partition))
                                .forEach(open::remove);
            }
        }
        return counts;
    }

    private static byte[] picture(int seed) throws IOException {
        Random random = new Random(seed);
        BufferedImage image = new BufferedImage(120, 90, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = image.createGraphics();
        for (int n = 0; n < 12; n++) {
            graphics.setColor(new Color(random.nextInt(0x1000000)));
            graphics.fillOval(random.nextInt(120), random.nextInt(90), 40, 30);
        }
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", bytes);
        return bytes.toByteArray();
    }
}

package dev.labelstream.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A real broker for tests that need nothing else of the application. */
public final class RunningBroker implements AutoCloseable {
    private final Path folder;
    private final int port = Ports.anyFree();
    private final EmbeddedBroker broker;

    public RunningBroker() {
        try {
            folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "test-data")), "broker-");
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for the broker", e);
        }
        broker = new EmbeddedBroker(folder, port);
        broker.start();
    }

    /** For clients. */
    public Map<String, Object> settings() {
        return Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:" + port);
    }

    /** Creates topics of one partition. */
    public void createTopics(String... names) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(settings())) {
            List<NewTopic> topics = Stream.of(names)
                    .map(name -> new NewTopic(name, Optional.of(1), Optional.empty()))
                    .toList();
            admin.createTopics(topics).all().get();
        }
    }

    /**
     * Behind the last record, whatever becomes of its transaction: one is over only a moment after its commit has returned,
     * and a {@code read_committed} reader who asks for the end before that is told an earlier one.
     */
    public long end(TopicPartition partition) {
        try (KafkaConsumer<byte[], byte[]> uncommitted =
                new KafkaConsumer<>(settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return uncommitted.endOffsets(Set.of(partition)).get(partition);
        }
    }

    @Override
    public void close() throws IOException {
        broker.stop();
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> file.delete());
        }
    }
}

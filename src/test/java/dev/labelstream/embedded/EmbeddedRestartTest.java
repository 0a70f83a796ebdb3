package dev.labelstream.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelstream.storage.Credentials;
import dev.labelstream.storage.FetchedObject;
import dev.labelstream.storage.ObjectStore;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts both twice on one folder, without anything around them. */
class EmbeddedRestartTest {
    private static final byte[] PHOTO = "photo".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    void photosAndEventsAreThereAfterARestart() throws Exception {
        // Given
        try (Running first = new Running(folder)) {
            first.makeTopic();
            Files.createDirectories(folder.resolve("store").resolve("images"));
            first.store().put("images", "a/1.jpg", PHOTO, "image/jpeg");
        }

        // When
        try (Running second = new Running(folder)) {
            // Then
            assertThat(second.store().fetch("images", "a/1.jpg", 100)).isInstanceOf(FetchedObject.class);
            assertThat(second.events()).extracting(ConsumerRecord::key).containsExactly("images/a/1.jpg");
        }
    }

    /** Broker and store, started. */
    private static final class Running implements AutoCloseable {
        private final Credentials credentials;
        private final Map<String, Object> connection;
        private final EmbeddedBroker broker;
        private final ChangePublisher publisher;
        private final EmbeddedStore files;

        Running(Path folder) {
            int kafka = Ports.anyFree();
            int s3 = Ports.anyFree();
            credentials = Credentials.readOrCreate(
                    folder,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Map.of(Credentials.S3, "http://127.0.0.1:" + s3));
            connection = Map.of("bootstrap.servers", "127.0.0.1:" + kafka);
            broker = new EmbeddedBroker(folder.resolve("broker"), kafka);
            broker.start();
            publisher = new ChangePublisher(
                    connection, "image-events", new NotificationJson("someone", credentials.address(Credentials.S3)));
            files = new EmbeddedStore(folder.resolve("store"), s3);
            files.start(credentials, "images", publisher, List.of());
        }

        void makeTopic() throws Exception {
            try (Admin admin = Admin.create(connection)) {
                admin.createTopics(List.of(new NewTopic("image-events", 1, (short) 1)))
                        .all()
                        .get();
            }
        }

        ObjectStore store() {
            return ObjectStore.connect(
                    URI.create(credentials.address(Credentials.S3)),
                    credentials.accessKey(),
                    credentials.secretKey(),
                    Optional.of("us-east-1"));
        }

        Iterable<ConsumerRecord<String, String>> events() {
            try (KafkaConsumer<String, String> consumer =
                    new KafkaConsumer<>(connection, new StringDeserializer(), new StringDeserializer())) {
                TopicPartition partition = new TopicPartition("image-events", 0);
                consumer.assign(Set.of(partition));
                consumer.seekToBeginning(Set.of(partition));
                return consumer.poll(Duration.ofSeconds(30));
            }
        }

        @Override
        public void close() {
            files.stop();
            publisher.close();
            broker.stop();
        }
    }
}

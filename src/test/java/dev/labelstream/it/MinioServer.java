package dev.labelstream.it;

import dev.labelstream.embedded.FreePort;
import dev.labelstream.storage.ObjectStore;
import io.minio.MinioClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** A MinIO as its own process, with Kafka as its notification target. */
final class MinioServer implements AutoCloseable {
    static final String ARN = "arn:minio:sqs::PRIMARY:kafka";

    final String accessKey = "test-" + UUID.randomUUID();
    final String secretKey = UUID.randomUUID().toString();
    private final int port = FreePort.any();
    private final ServerProcess server;

    /** What becomes of notifications while Kafka is down. */
    enum Notifications {
        KEPT_IN_A_FOLDER,
        LOST
    }

    /** @param folder its own, made here */
    MinioServer(Path folder, String kafka, Notifications notifications) {
        Map<String, String> environment = new TreeMap<>(Map.of(
                "MINIO_ROOT_USER", accessKey,
                "MINIO_ROOT_PASSWORD", secretKey,
                "MINIO_BROWSER", "off",
                "MINIO_UPDATE", "off",
                "MINIO_NOTIFY_KAFKA_ENABLE_PRIMARY", "on",
                "MINIO_NOTIFY_KAFKA_BROKERS_PRIMARY", kafka,
                "MINIO_NOTIFY_KAFKA_TOPIC_PRIMARY", "image-events"));
        if (notifications == Notifications.KEPT_IN_A_FOLDER) {
            environment.put(
                    "MINIO_NOTIFY_KAFKA_QUEUE_DIR_PRIMARY",
                    folder.resolve("queue").toString());
            environment.put("MINIO_NOTIFY_KAFKA_QUEUE_LIMIT_PRIMARY", "100000");
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server = new ServerProcess(
                folder.resolve("minio.log"),
                List.of(
                        MinioBinary.find().orElseThrow().toString(),
                        "server",
                        "--address",
                        "127.0.0.1:" + port,
                        folder.resolve("data").toString()),
                environment);
    }

    /** Also again, after it was stopped or killed. */
    MinioServer start() {
        server.start(this::answers);
        return this;
    }

    void stop() {
        server.stop();
    }

    void kill() {
        server.kill();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** With all rights. */
    ObjectStore objects() {
        return ObjectStore.connect(endpoint(), accessKey, secretKey, Optional.empty());
    }

    /** With all rights, for what the program never asks of a store. */
    MinioClient client() {
        return MinioClient.builder()
                .endpoint(endpoint().toString())
                .credentials(accessKey, secretKey)
                .build();
    }

    @Override
    public void close() {
        server.close();
    }

    private boolean answers() {
        try {
            return HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(endpoint().resolve("/minio/health/ready"))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

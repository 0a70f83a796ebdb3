package dev.labelstream.it;

import dev.labelstream.embedded.FreePort;
import dev.labelstream.storage.MadeCertificate;
import io.minio.MinioClient;
import io.minio.SetBucketNotificationArgs;
import io.minio.admin.MinioAdminClient;
import io.minio.messages.NotificationConfiguration;
import io.minio.messages.QueueConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** A MinIO as its own process, with Kafka as its notification target. */
final class MinioServer implements StoreServer {
    static final String ARN = "arn:minio:sqs::PRIMARY:kafka";

    private final String accessKey = "test-" + UUID.randomUUID();
    private final String secretKey = UUID.randomUUID().toString();
    private final int port = FreePort.any();
    private final Optional<MadeCertificate> certificate;
    private final OkHttpClient http;
    private final ServerProcess server;

    /** What becomes of notifications while Kafka is down. */
    enum Notifications {
        KEPT_IN_A_FOLDER,
        LOST
    }

    /** @param folder its own, made here */
    MinioServer(Path folder, String kafka, Notifications notifications) {
        this(folder, kafka, notifications, Optional.empty(), Map.of());
    }

    /**
     * With TLS, where there is a certificate, which is trusted by its clients and when it talks to Kafka.
     *
     * @param more environment variables
     */
    MinioServer(
            Path folder,
            String kafka,
            Notifications notifications,
            Optional<MadeCertificate> certificate,
            Map<String, String> more) {
        this.certificate = certificate;
        this.http = http(certificate);
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
        environment.putAll(more);
        Path certificates = folder.resolve("certificates");
        try {
            Files.createDirectories(certificates.resolve("CAs"));
            if (certificate.isPresent()) {
                Files.copy(certificate.get().certificate(), certificates.resolve("public.crt"));
                Files.copy(
                        certificate.get().certificate(),
                        certificates.resolve("CAs").resolve("ca.crt"));
                Files.copy(certificate.get().privateKey(), certificates.resolve("private.key"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server = new ServerProcess(
                folder.resolve("minio.log"),
                List.of(
                        StoreBinary.MINIO.find().orElseThrow().toString(),
                        "server",
                        "--certs-dir",
                        certificates.toString(),
                        "--address",
                        "127.0.0.1:" + port,
                        folder.resolve("data").toString()),
                environment);
    }

    @Override
    public MinioServer start() {
        server.start(this::answers);
        return this;
    }

    void stop() {
        server.stop();
    }

    void kill() {
        server.kill();
    }

    @Override
    public URI endpoint() {
        return URI.create((certificate.isPresent() ? "https" : "http") + "://127.0.0.1:" + port);
    }

    @Override
    public String accessKey() {
        return accessKey;
    }

    @Override
    public String secretKey() {
        return secretKey;
    }

    /** With all rights, for what the program never asks of a store. */
    MinioClient client() {
        return MinioClient.builder()
                .endpoint(endpoint().toString())
                .credentials(accessKey, secretKey)
                .httpClient(http)
                .build();
    }

    /** Whom it tells of what changes in the bucket; these and no others. */
    void notify(String bucket, QueueConfiguration... rules) throws Exception {
        NotificationConfiguration all = new NotificationConfiguration();
        all.setQueueConfigurationList(List.of(rules));
        client().setBucketNotification(SetBucketNotificationArgs.builder()
                .bucket(bucket)
                .config(all)
                .build());
    }

    /** Users and policies. */
    MinioAdminClient administration() {
        return MinioAdminClient.builder()
                .endpoint(endpoint().toString())
                .credentials(accessKey, secretKey)
                .httpClient(http)
                .build();
    }

    @Override
    public void close() {
        server.close();
    }

    private boolean answers() {
        Request request =
                new Request.Builder().url(endpoint() + "/minio/health/ready").build();
        try (Response response = http.newCall(request).execute()) {
            return response.isSuccessful();
        } catch (IOException e) {
            return false;
        }
    }

    private static OkHttpClient http(Optional<MadeCertificate> certificate) {
        OkHttpClient.Builder client = new OkHttpClient.Builder();
        certificate.ifPresent(trusted -> {
            try {
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(null, new TrustManager[] {trusted.trust()}, null);
                client.sslSocketFactory(context.getSocketFactory(), trusted.trust());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        return client.build();
    }
}

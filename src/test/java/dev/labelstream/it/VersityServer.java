package dev.labelstream.it;

import dev.labelstream.embedded.FreePort;
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
import java.util.UUID;

/** Versity's gateway to a folder as its own process; it ends at once where Kafka lacks the topic. */
final class VersityServer implements StoreServer {
    private final String accessKey = "test-" + UUID.randomUUID();
    private final String secretKey = UUID.randomUUID().toString();
    private final int port = FreePort.any();
    private final ServerProcess server;

    /** @param folder its own, made here */
    VersityServer(Path folder, String kafka) {
        Path data = folder.resolve("data");
        try {
            Files.createDirectories(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server = new ServerProcess(
                folder.resolve("versitygw.log"),
                List.of(
                        StoreBinary.VERSITYGW.find().orElseThrow().toString(),
                        "--port",
                        "127.0.0.1:" + port,
                        "--health",
                        "/health",
                        "--event-kafka-url",
                        kafka,
                        "--event-kafka-topic",
                        "image-events",
                        "posix",
                        data.toString()),
                Map.of("ROOT_ACCESS_KEY_ID", accessKey, "ROOT_SECRET_ACCESS_KEY", secretKey));
    }

    @Override
    public VersityServer start() {
        server.start(this::answers);
        return this;
    }

    @Override
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public String accessKey() {
        return accessKey;
    }

    @Override
    public String secretKey() {
        return secretKey;
    }

    @Override
    public void close() {
        server.close();
    }

    private boolean answers() {
        try {
            return HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(endpoint().resolve("/health"))
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

package dev.labelstream.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BucketNotificationTest {
    private static final String ARN = "arn:minio:sqs::PRIMARY:kafka";

    private final AtomicReference<String> rules = new AtomicReference<>(
            "<NotificationConfiguration><QueueConfiguration><Id>theirs</Id><Queue>arn:minio:sqs::OTHER:kafka</Queue>"
                    + "<Event>s3:ObjectCreated:*</Event></QueueConfiguration></NotificationConfiguration>");
    private HttpServer store;
    private BucketNotification notification;

    @BeforeEach
    void aStoreThatKeepsRules() throws IOException {
        store = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        store.createContext("/images", this::keep);
        store.start();
        URI endpoint = URI.create("http://127.0.0.1:" + store.getAddress().getPort());
        StoreAddress address = new StoreAddress(endpoint, "a", "s", Optional.of("us-east-1"), Optional.empty());
        notification = new BucketNotification(new StoreSession(() -> address, Optional.empty()));
    }

    @AfterEach
    void stop() {
        store.stop(0);
    }

    @Test
    void ourRuleStandsBesideTheOthersHoweverOftenItIsSet() {
        // When
        notification.send("images", ARN);
        notification.send("images", ARN);

        // Then
        assertThat(rules.get()).containsOnlyOnce("<Id>theirs</Id>").containsOnlyOnce("<Id>labelstream</Id>");
        assertThat(rules.get()).containsOnlyOnce("<Queue>" + ARN + "</Queue>");
    }

    @Test
    void everyWayToUploadIsNamedSoThatTaggingIsNone() {
        // When
        notification.send("images", ARN);

        // Then
        String ours = rules.get().substring(rules.get().indexOf("<Id>labelstream</Id>"));
        assertThat(ours)
                .contains("s3:ObjectCreated:Put", "s3:ObjectCreated:Post", "s3:ObjectCreated:Copy")
                .contains("s3:ObjectCreated:CompleteMultipartUpload", "s3:ObjectRemoved:Delete")
                .doesNotContain("*");
    }

    private void keep(HttpExchange exchange) throws IOException {
        byte[] answer = new byte[0];
        if ("PUT".equals(exchange.getRequestMethod())) {
            rules.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        } else {
            answer = rules.get().getBytes(StandardCharsets.UTF_8);
        }
        exchange.getResponseHeaders().add("Content-Type", "application/xml");
        exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }
}

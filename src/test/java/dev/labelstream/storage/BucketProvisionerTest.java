package dev.labelstream.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.labelstream.process.StartupException;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BucketProvisionerTest {
    private static final Map<Integer, String> ERRORS =
            Map.of(400, "InvalidArgument", 501, "NotImplemented", 503, "ServiceUnavailable");

    private final Deque<Integer> answers = new ArrayDeque<>();
    private HttpServer store;
    private int rulesSet;

    @BeforeEach
    void aStoreThatAnswersRequestsForItsRules() throws IOException {
        store = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        store.createContext("/", this::answer);
        store.start();
    }

    @AfterEach
    void stop() {
        store.stop(0);
    }

    @Test
    void aStoreThatIsNotReadyForRulesIsWaitedFor() throws Exception {
        // Given
        answers.addAll(List.of(503, 200, 200));

        // When
        provisioner().provision(new StartupEvent());

        // Then
        assertThat(rulesSet).isEqualTo(1);
    }

    @Test
    void aTargetThatTheStoreDoesNotKnowEndsTheStartWithTheMend() {
        // Given
        answers.addAll(List.of(200, 400));

        // When, Then
        assertThatThrownBy(() -> provisioner().provision(new StartupEvent()))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("InvalidArgument")
                .hasMessageEndingWith("name a target of the store in labelstream.storage.notification-arn");
    }

    @Test
    void aStoreThatHasNoRulesIsUsedWithoutThem() {
        // Given
        answers.add(501);

        // When
        provisioner().provision(new StartupEvent());

        // Then
        assertThat(answers).isEmpty();
        assertThat(rulesSet).isZero();
    }

    private BucketProvisioner provisioner() {
        URI endpoint = URI.create("http://127.0.0.1:" + store.getAddress().getPort());
        StorageConfig config = StorageConfigTest.config(new SmallRyeConfigBuilder()
                .withDefaultValue("labelstream.storage.notification-arn", "arn:minio:sqs::PRIMARY:kafka"));
        return new BucketProvisioner(ObjectStore.connect(endpoint, "a", "s", Optional.of("us-east-1")), config);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        boolean ofRules = query != null && query.contains("notification");
        int code = ofRules ? answers.remove() : 200;
        boolean isPut = "PUT".equals(exchange.getRequestMethod());
        exchange.getRequestBody().readAllBytes();
        rulesSet += ofRules && isPut && code == 200 ? 1 : 0;
        byte[] body = (code == 200
                        ? "<NotificationConfiguration/>"
                        : "<Error><Code>" + ERRORS.get(code) + "</Code><Message>no</Message></Error>")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/xml");
        boolean isHead = "HEAD".equals(exchange.getRequestMethod());
        exchange.sendResponseHeaders(code, isHead ? -1 : body.length);
        if (!isHead) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }
}

package dev.labelstream.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.ws.rs.ServerErrorException;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AggregateProxyTest {
    private static final URI ASKED = URI.create("http://here:8080/api/submissions/a%2Bb%20c/100%25.csv?x=%26");

    private final MultivaluedMap<String, String> headers = new MultivaluedHashMap<>();
    private HttpServer other;

    @BeforeEach
    void start() throws IOException {
        other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", AggregateProxyTest::answer);
        other.start();
    }

    @AfterEach
    void stop() {
        other.stop(0);
    }

    @Test
    void theAnswerOfTheOtherProcessIsHandedOn() throws IOException {
        // When
        Response response = proxy().ask(ASKED, headers);

        // Then
        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getHeaderString("Content-Type")).isEqualTo("text/csv; charset=utf-8");
        assertThat(response.getHeaderString("ETag")).isEqualTo("\"e1\"");
        try (InputStream body = (InputStream) response.getEntity()) {
            assertThat(body).hasContent("/api/submissions/a%2Bb%20c/100%25.csv?x=%26");
        }
    }

    @Test
    void anUnchangedCsvStaysUnsent() {
        // Given
        headers.add("If-None-Match", "\"e1\"");

        // When
        Response response = proxy().ask(ASKED, headers);

        // Then
        assertThat(response.getStatus()).isEqualTo(304);
        assertThat(response.hasEntity()).isFalse();
    }

    @Test
    void twoProcessesDoNotAskEachOtherForEver() {
        // Given
        headers.add("Via", "1.1 labelstream");

        // Then
        assertThatThrownBy(() -> proxy().ask(ASKED, headers))
                .isInstanceOf(ServiceUnavailableException.class)
                .hasMessageContaining("without the role aggregate");
    }

    @Test
    void aProcessThatDoesNotAnswerIsNamed() {
        // Given
        AggregateProxy proxy = proxy();
        other.stop(0);

        // Then
        assertThatThrownBy(() -> proxy.ask(ASKED, headers))
                .isInstanceOfSatisfying(
                        ServerErrorException.class,
                        failed -> assertThat(failed.getResponse().getStatus()).isEqualTo(502))
                .hasMessageContaining("http://127.0.0.1:");
    }

    @Test
    void theOtherProcessIsShownThePassword() throws IOException {
        // When
        Response response = proxy("secret").ask(URI.create("http://here:8080/login"), headers);

        // Then
        try (InputStream body = (InputStream) response.getEntity()) {
            assertThat(body).hasContent("Basic YWRtaW46c2VjcmV0");
        }
    }

    @Test
    void anotherPasswordThanTheOtherProcessesIsNamedWithTheMend() {
        assertThatThrownBy(() -> proxy("wrong").ask(URI.create("http://here:8080/login"), headers))
                .isInstanceOfSatisfying(
                        ServerErrorException.class,
                        failed -> assertThat(failed.getResponse().getStatus()).isEqualTo(502))
                .hasMessageContaining("labelstream.manage.password");
    }

    private AggregateProxy proxy() {
        return proxy("secret");
    }

    private AggregateProxy proxy(String password) {
        return new AggregateProxy(
                URI.create("http://127.0.0.1:" + other.getAddress().getPort()), Optional.of(password));
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().add("ETag", "\"e1\"");
            String login = exchange.getRequestHeaders().getFirst("Authorization");
            if (!"Basic YWRtaW46c2VjcmV0".equals(login)) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            if ("\"e1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
                return;
            }
            String path = exchange.getRequestURI().toString();
            byte[] body = (path.equals("/login") ? login : path).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/csv; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}

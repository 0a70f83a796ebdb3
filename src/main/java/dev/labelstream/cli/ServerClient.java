package dev.labelstream.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelstream.aggregate.Manifest;
import dev.labelstream.event.EventJson;
import dev.labelstream.process.ListenAddress;
import dev.labelstream.process.Problem;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/** A server's API and management port, as far as commands use them. */
final class ServerClient {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final int NOT_FOUND = 404;
    private static final int NOT_READY = 503;

    private final HttpClient http;
    private final URI api;
    private final URI management;
    private final String authorization;

    /** @param trust for servers with certificates that the JDK does not know */
    ServerClient(URI api, URI management, String password, Optional<SSLContext> trust) {
        HttpClient.Builder client = HttpClient.newBuilder().connectTimeout(CONNECT);
        trust.ifPresent(client::sslContext);
        this.http = client.build();
        this.api = api;
        this.management = management;
        String credentials = Base64.getEncoder().encodeToString(("admin:" + password).getBytes(StandardCharsets.UTF_8));
        this.authorization = "Basic " + credentials;
    }

    /** Empty as long as nothing of the folder has a result. */
    Optional<Manifest> manifest(String folder) {
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(submission(folder, ".json")).GET());
        boolean nothingYet = answer.statusCode() == NOT_FOUND || answer.statusCode() == NOT_READY;
        return nothingYet ? Optional.empty() : Optional.of(EventJson.read(accepted(answer), Manifest.class));
    }

    String csv(String folder) {
        return accepted(send(HttpRequest.newBuilder(submission(folder, ".csv")).GET()));
    }

    URI csvAddress(String folder) {
        return submission(folder, ".csv");
    }

    /** What the page shows at its top. */
    JsonNode status() {
        return EventJson.read(
                accepted(
                        send(HttpRequest.newBuilder(resolve(api, "/api/status")).GET())),
                JsonNode.class);
    }

    /** The server's health checks that are down, each with what it says; none when the server is ready. */
    List<String> down() {
        HttpResponse<String> answer = send(
                HttpRequest.newBuilder(resolve(management, "/q/health/ready")).GET());
        String checks = answer.statusCode() == NOT_READY ? answer.body() : accepted(answer);
        List<String> down = new ArrayList<>();
        for (JsonNode check : EventJson.read(checks, JsonNode.class).path("checks")) {
            if ("DOWN".equals(check.path("status").asText())) {
                down.add((check.path("name").asText() + " " + check.path("data")).strip());
            }
        }
        return down;
    }

    JsonNode manage(String method, String path) {
        return manage(method, path, "");
    }

    JsonNode manage(String method, String path, String json) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(resolve(management, path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json)));
        return EventJson.read(accepted(answer), JsonNode.class);
    }

    private URI submission(String folder, String ending) {
        return resolve(api, "/api/submissions/" + folder + ending);
    }

    private static URI resolve(URI base, String path) {
        try {
            return base.resolve(new URI(null, null, path, null));
        } catch (URISyntaxException e) {
            throw new CommandException("not a path: " + path, e);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder builder) {
        HttpRequest request =
                builder.header("Authorization", authorization).timeout(ANSWER).build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (SSLException e) {
            throw new CommandException(
                    "the certificate of the server at " + request.uri().resolve("/") + " is not trusted ("
                            + e.getMessage() + "): name its TLS configuration in " + ListenAddress.MANAGEMENT_TLS
                            + ", with a trust store",
                    e);
        } catch (IOException e) {
            throw new CommandException(
                    "no server answers at " + request.uri().resolve("/") + ": start one with 'serve',"
                            + " or name the data folder of another in labelstream.data-dir",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("interrupted while asking " + request.uri(), e);
        }
    }

    private static String accepted(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 == 2) {
            return answer.body();
        }
        throw new CommandException(answer.request().method() + " " + answer.uri() + " was refused with "
                + answer.statusCode() + ": " + reason(answer));
    }

    private static String reason(HttpResponse<String> answer) {
        boolean isProblem = answer.headers()
                .firstValue("Content-Type")
                .filter(type -> type.startsWith(Problem.MEDIA_TYPE))
                .isPresent();
        return isProblem ? EventJson.read(answer.body(), Problem.class).detail() : answer.body();
    }
}

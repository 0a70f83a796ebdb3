package dev.labelstream.aggregate;

import jakarta.ws.rs.ServerErrorException;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Asks another process's routes with the same path and hands its answer on. */
final class AggregateProxy {
    private static final String VIA = "1.1 labelstream";
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final List<String> HANDED_ON =
            List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.ETAG, HttpHeaders.CACHE_CONTROL, HttpHeaders.RETRY_AFTER);

    private final URI base;
    private final Optional<String> authorization;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();

    /** @param password of {@code admin}, who asks: callers have shown theirs to this process, by a way it may not share */
    AggregateProxy(URI base, Optional<String> password) {
        this.base = base;
        this.authorization = password.map(secret ->
                "Basic " + Base64.getEncoder().encodeToString(("admin:" + secret).getBytes(StandardCharsets.UTF_8)));
    }

    Response ask(URI uri, MultivaluedMap<String, String> headers) {
        if (headers.getOrDefault("Via", List.of()).contains(VIA)) {
            throw new ServiceUnavailableException(
                    "labelstream.aggregate.url leads to a process without the role aggregate: " + base);
        }
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(uri.getRawPath() + query))
                .timeout(ANSWER)
                .header("Via", VIA);
        authorization.ifPresent(login -> request.header(HttpHeaders.AUTHORIZATION, login));
        headers.getOrDefault(HttpHeaders.IF_NONE_MATCH, List.of())
                .forEach(eTag -> request.header(HttpHeaders.IF_NONE_MATCH, eTag));
        try {
            return handOn(client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw badGateway(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw badGateway(e);
        }
    }

    private Response handOn(HttpResponse<InputStream> answer) {
        if (answer.statusCode() == Response.Status.UNAUTHORIZED.getStatusCode()) {
            throw new ServerErrorException(
                    "the process in labelstream.aggregate.url does not take this process's password: " + base
                            + ": give both the same labelstream.manage.password",
                    Response.Status.BAD_GATEWAY);
        }
        Response.ResponseBuilder response = Response.status(answer.statusCode());
        for (String name : HANDED_ON) {
            answer.headers().firstValue(name).ifPresent(value -> response.header(name, value));
        }
        boolean hasBody = answer.statusCode() != Response.Status.NOT_MODIFIED.getStatusCode();
        return hasBody ? response.entity(answer.body()).build() : response.build();
    }

    private ServerErrorException badGateway(Exception cause) {
        return new ServerErrorException(
                "the process in labelstream.aggregate.url does not answer: " + base + ": " + cause,
                Response.Status.BAD_GATEWAY,
                cause);
    }
}

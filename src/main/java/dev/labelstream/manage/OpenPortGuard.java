package dev.labelstream.manage;

import dev.labelstream.event.EventJson;
import dev.labelstream.process.Loopback;
import dev.labelstream.process.Problem;
import io.quarkus.security.AuthenticationException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses on the open port what only another page in this machine's browser would send: a foreign name for this machine
 * (DNS rebinding), and requests to change something that do not come from the port's own page.
 */
@Singleton
class OpenPortGuard {
    /** Before Quarkus's own, which authenticate at 200. */
    private static final int PRIORITY = 310;

    private static final int FIRST = -PRIORITY;

    private static final String MARK = OpenPortGuard.class.getName();
    private static final Set<HttpMethod> HARMLESS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final OpenPort port;

    OpenPortGuard(OpenPort port) {
        this.port = port;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    /** A wrong password is a failure to Quarkus, which would answer it without a body. */
    void register(@Observes Router open) {
        open.route().order(FIRST).failureHandler(request -> {
            if (request.failure() instanceof AuthenticationException
                    && !request.response().ended()) {
                ManageAuthentication.refuse(request);
            } else {
                request.next();
            }
        });
    }

    /** Whether the request came in at the open port, and so passed this guard. */
    static boolean passed(RoutingContext request) {
        return request.get(MARK) != null;
    }

    private void check(RoutingContext request) {
        Optional<String> refusal = refusal(request.request());
        if (refusal.isEmpty()) {
            request.put(MARK, Boolean.TRUE).next();
            return;
        }
        request.response()
                .setStatusCode(403)
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(EventJson.write(Problem.of(403, "Forbidden", refusal.get())));
    }

    private Optional<String> refusal(HttpServerRequest request) {
        HostAndPort asked = request.authority();
        if (!port.needsLogin() && asked != null && !Loopback.isNamedBy(asked.host())) {
            return Optional.of("this server is bound to this machine alone and is not called " + asked.host()
                    + ": ask for localhost, or bind it to an address with quarkus.http.host");
        }
        if (!HARMLESS.contains(request.method()) && isFromElsewhere(request, asked)) {
            return Optional.of("only the page of this server may send " + request.method() + " from a browser");
        }
        return Optional.empty();
    }

    /** Programs send neither header. */
    private static boolean isFromElsewhere(HttpServerRequest request, HostAndPort asked) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        return origin != null && (asked == null || !isOrigin(origin, asked));
    }

    private static boolean isOrigin(String origin, HostAndPort asked) {
        try {
            String authority = URI.create(origin).getAuthority();
            String ours = asked.port() < 0 ? asked.host() : asked.host() + ":" + asked.port();
            return ours.equalsIgnoreCase(authority);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}

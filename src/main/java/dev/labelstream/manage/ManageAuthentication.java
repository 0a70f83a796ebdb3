package dev.labelstream.manage;

import dev.labelstream.event.EventJson;
import dev.labelstream.process.Problem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.BasicAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * HTTP Basic whose refusal is a problem document, where Quarkus's own sends no body; on the open port a session of the page
 * as well. Not on the management port: a page of any other server on this machine counts as the same site there.
 */
@Singleton
class ManageAuthentication implements HttpAuthenticationMechanism {
    private static final String CHALLENGE = "Basic realm=\"labelstream\", charset=\"UTF-8\"";
    private static final Problem UNAUTHORIZED =
            Problem.of(401, "Unauthorized", "this needs the user name admin and the management password by HTTP Basic");
    private static final String PAUSE = Guesses.class.getName();

    private final BasicAuthenticationMechanism basic = new BasicAuthenticationMechanism("labelstream", false);

    private final SessionRoutes sessions;
    private final Guesses guesses;

    ManageAuthentication(SessionRoutes sessions, Guesses guesses) {
        this.sessions = sessions;
        this.guesses = guesses;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager identities) {
        if (OpenPortGuard.passed(request) && sessions.isLoggedIn(request)) {
            return Uni.createFrom().item(ManageIdentityProvider.admin());
        }
        String address = address(request);
        Duration pause = guesses.pause(address);
        if (isWithPassword(request) && !pause.isZero()) {
            request.put(PAUSE, pause);
            request.put(HttpAuthenticationMechanism.class.getName(), this);
            return Uni.createFrom().failure(new AuthenticationFailedException("too many wrong passwords"));
        }
        Uni<SecurityIdentity> identity = basic.authenticate(request, identities)
                .onFailure(AuthenticationFailedException.class)
                .invoke(() -> guesses.wrong(address))
                .onItem()
                .ifNotNull()
                .invoke(() -> guesses.right(address));
        request.put(HttpAuthenticationMechanism.class.getName(), this); // or the refusal would be the delegate's
        return identity;
    }

    private static boolean isWithPassword(RoutingContext request) {
        return request.request().getHeader("Authorization") != null;
    }

    /** Behind a proxy, the one it tells, where {@code quarkus.http.proxy} says that it is believed. */
    static String address(RoutingContext request) {
        return request.request().remoteAddress().hostAddress();
    }

    static Problem tooMany(RoutingContext request, Duration pause) {
        long seconds = pause.plusMillis(999).toSeconds();
        request.response().putHeader("Retry-After", Long.toString(seconds));
        return Problem.of(429, "Too Many Requests", "too many wrong passwords: wait " + seconds + " s");
    }

    /** Quarkus puts it into the answer before the refusal is sent. */
    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        Map<CharSequence, String> headers = isOfAScript(request) ? Map.of() : Map.of("WWW-Authenticate", CHALLENGE);
        return Uni.createFrom().item(new ChallengeData(401, headers));
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext request) {
        return getChallenge(request).map(challenge -> {
            refuse(request);
            return true;
        });
    }

    /** The page's scripts get no challenge: a browser would ask for the password itself, before the page can. */
    static void refuse(RoutingContext request) {
        Duration pause = request.get(PAUSE);
        if (pause != null) {
            end(request, tooMany(request, pause));
            return;
        }
        if (!isOfAScript(request)) {
            request.response().putHeader("WWW-Authenticate", CHALLENGE);
        }
        end(request, UNAUTHORIZED);
    }

    private static void end(RoutingContext request, Problem problem) {
        request.response()
                .setStatusCode(problem.status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(EventJson.write(problem));
    }

    private static boolean isOfAScript(RoutingContext request) {
        return request.request().getHeader("X-Requested-With") != null;
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return basic.getCredentialTypes();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext request) {
        return basic.getCredentialTransport(request);
    }
}

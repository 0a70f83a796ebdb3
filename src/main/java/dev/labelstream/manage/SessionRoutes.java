package dev.labelstream.manage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.labelstream.process.Problem;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Login and logout of the page: the password once, from then on a cookie that no script and no other site can use. */
@Singleton
class SessionRoutes {
    static final Map<String, FieldRule> LOGIN = Map.of("password", FieldRule.text());
    private static final String COOKIE = "labelstream-session";

    private final ManagePassword password;
    private final Guesses guesses;
    private final Sessions sessions;

    SessionRoutes(ManagePassword password, Guesses guesses, Sessions sessions) {
        this.password = password;
        this.guesses = guesses;
        this.sessions = sessions;
    }

    Reply login(RoutingContext request, String contentType, byte[] body) {
        RequestForm.Reading reading = RequestForm.read(contentType, body, LOGIN);
        if (reading instanceof RequestForm.Refused refused) {
            return Reply.problem(refused.problem());
        }
        String address = ManageAuthentication.address(request);
        Duration pause = guesses.pause(address);
        if (!pause.isZero()) {
            return Reply.problem(ManageAuthentication.tooMany(request, pause));
        }
        ObjectNode fields = ((RequestForm.Accepted) reading).fields();
        if (!password.admits(ManagePassword.USER, fields.path("password").asText())) {
            guesses.wrong(address);
            return Reply.problem(Problem.of(401, "Unauthorized", "wrong password"));
        }
        guesses.right(address);
        show(request, sessions.open(), Sessions.LIFE);
        return Reply.done();
    }

    Reply logout(RoutingContext request) {
        token(request).ifPresent(sessions::close);
        show(request, "", Duration.ZERO);
        return Reply.done();
    }

    /** Whether the request comes from a page that has logged in. */
    boolean isLoggedIn(RoutingContext request) {
        return token(request).filter(sessions::isOpen).isPresent();
    }

    private static Optional<String> token(RoutingContext request) {
        return Optional.ofNullable(request.request().getCookie(COOKIE)).map(Cookie::getValue);
    }

    private static void show(RoutingContext request, String token, Duration life) {
        request.response()
                .addCookie(Cookie.cookie(COOKIE, token)
                        .setPath("/")
                        .setHttpOnly(true)
                        .setSameSite(CookieSameSite.STRICT)
                        .setSecure(request.request().isSSL())
                        .setMaxAge(life.toSeconds()));
    }
}

package dev.labelstream.manage;

import dev.labelstream.event.EventJson;
import dev.labelstream.process.Problem;
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
import java.util.Set;

/** HTTP Basic whose refusal is a problem document, where Quarkus's own sends no body. */
@Singleton
class ManageAuthentication implements HttpAuthenticationMechanism {
    private static final String CHALLENGE = "Basic realm=\"labelstream\", charset=\"UTF-8\"";
    private static final String UNAUTHORIZED = EventJson.write(Problem.of(
            401, "Unauthorized", "the management port needs the user name admin and its password by HTTP Basic"));

    private final BasicAuthenticationMechanism basic = new BasicAuthenticationMechanism("labelstream", false);

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager identities) {
        Uni<SecurityIdentity> identity = basic.authenticate(request, identities);
        request.put(HttpAuthenticationMechanism.class.getName(), this); // or the refusal would be the delegate's
        return identity;
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", CHALLENGE));
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext request) {
        return getChallenge(request).map(new ChallengeSender(request)).invoke(() -> request.response()
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(UNAUTHORIZED));
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

package dev.labelstream.manage;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;

/** Named in the permissions of the open port: asks for the login where the port is within reach of other machines. */
@Singleton
class OpenPortPolicy implements HttpSecurityPolicy {
    private static final String NAME = "login-beyond-loopback";

    private final Provider<OpenPort> port;

    /** Made before the settings of this run can be read, hence the provider. */
    OpenPortPolicy(Provider<OpenPort> port) {
        this.port = port;
    }

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext request, Uni<SecurityIdentity> identity, AuthorizationRequestContext context) {
        if (!port.get().needsLogin()) {
            return CheckResult.permit();
        }
        return identity.map(caller -> new CheckResult(!caller.isAnonymous(), caller));
    }

    @Override
    public String name() {
        return NAME;
    }
}

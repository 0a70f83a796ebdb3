package dev.labelstream.manage;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Turns the right user name and password into an identity. */
@Singleton
class ManageIdentityProvider implements IdentityProvider<UsernamePasswordAuthenticationRequest> {
    private final ManagePassword password;

    ManageIdentityProvider(ManagePassword password) {
        this.password = password;
    }

    @Override
    public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
        return UsernamePasswordAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            UsernamePasswordAuthenticationRequest request, AuthenticationRequestContext context) {
        return context.runBlocking(() -> {
            if (!password.admits(
                    request.getUsername(), new String(request.getPassword().getPassword()))) {
                throw new AuthenticationFailedException("wrong user name or password");
            }
            return admin();
        });
    }

    /** The only one there is. */
    static SecurityIdentity admin() {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(ManagePassword.USER))
                .build();
    }
}

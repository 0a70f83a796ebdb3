package dev.labelstream.aggregate;

import jakarta.inject.Singleton;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Lets requests to the table through when there is one to ask: not before it holds everything, and in a process without
 * the role only by asking the process that has it.
 */
@Singleton
class AggregateGate {
    private static final long RETRY_AFTER_SECONDS = 1;

    private final AggregateStage stage;
    private final Optional<AggregateProxy> proxy;

    AggregateGate(AggregateStage stage, AggregateConfig config) {
        this.stage = stage;
        this.proxy = config.url().map(AggregateProxy::new);
    }

    /** Returns the answer, or nothing where the route itself answers. */
    @ServedByAggregate
    @ServerRequestFilter
    public Optional<Response> filter(ContainerRequestContext request) {
        if (!stage.hasRole()) {
            return Optional.of(elsewhere(request));
        }
        if (!stage.isCaughtUp()) {
            throw new ServiceUnavailableException(
                    "the predictions of earlier runs are still being read", RETRY_AFTER_SECONDS);
        }
        return Optional.empty();
    }

    private Response elsewhere(ContainerRequestContext request) {
        URI uri = request.getUriInfo().getRequestUri();
        return proxy.map(other -> other.ask(uri, request.getHeaders()))
                .orElseThrow(() -> new ServiceUnavailableException(
                        "this process has not the role aggregate: add it to labelstream.roles, or name a process that"
                                + " has it in labelstream.aggregate.url"));
    }
}

package dev.labelstream.aggregate;

import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MultivaluedMap;
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

    private final Provider<AggregateStage> stage;

    /** @param stage asked for with the first request: filters are made before the configuration can be read */
    AggregateGate(Provider<AggregateStage> stage) {
        this.stage = stage;
    }

    @ServedByAggregate
    @ServerRequestFilter
    public Optional<Response> filter(ContainerRequestContext request) {
        return answer(request.getUriInfo().getRequestUri(), request.getHeaders());
    }

    /** Nothing where the route itself answers. */
    Optional<Response> answer(URI uri, MultivaluedMap<String, String> headers) {
        if (!stage.get().hasRole()) {
            return Optional.of(elsewhere(uri, headers));
        }
        if (!stage.get().isCaughtUp()) {
            throw new ServiceUnavailableException(
                    "the predictions of earlier runs are still being read", RETRY_AFTER_SECONDS);
        }
        return Optional.empty();
    }

    private Response elsewhere(URI uri, MultivaluedMap<String, String> headers) {
        return stage.get()
                .proxy()
                .map(other -> other.ask(uri, headers))
                .orElseThrow(() -> new ServiceUnavailableException(
                        "this process has not the role aggregate: add it to labelstream.roles, or name a process that"
                                + " has it in labelstream.aggregate.url"));
    }
}

package dev.labelstream.aggregate;

import dev.labelstream.storage.StoreUnavailable;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Errors of all JAX-RS routes as problem documents: throw {@code new NotFoundException("why")} or its like, from any
 * package. Redirects, and errors that bring their own body, stay as they are.
 */
class ProblemMapper {
    @ServerExceptionMapper
    Response problem(WebApplicationException error) {
        Response response = error.getResponse();
        if (response.getStatus() < 400 || response.hasEntity()) {
            return response;
        }
        return Response.fromResponse(response)
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.of(response.getStatusInfo(), error.getMessage()))
                .build();
    }

    @ServerExceptionMapper
    Response storeIsDown(StoreUnavailable error) {
        return Response.status(Response.Status.SERVICE_UNAVAILABLE)
                .header("Retry-After", 5)
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.of(Response.Status.SERVICE_UNAVAILABLE, error.getMessage()))
                .build();
    }
}

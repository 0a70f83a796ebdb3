package dev.labelstream.aggregate;

import dev.labelstream.process.Problem;
import dev.labelstream.storage.StoreUnavailable;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Errors of all JAX-RS routes as problem documents: throw {@code new NotFoundException("why")} or its like, from any
 * package. Redirects, and errors that bring their own body, stay as they are.
 */
class ProblemMapper {
    private static final int RETRY_AFTER_SECONDS = 5;

    @ServerExceptionMapper
    Response problem(WebApplicationException error) {
        Response response = error.getResponse();
        if (response.getStatus() < 400 || response.hasEntity()) {
            return response;
        }
        return with(Response.fromResponse(response), response.getStatusInfo(), error.getMessage());
    }

    @ServerExceptionMapper
    Response storeIsDown(StoreUnavailable error) {
        Response.ResponseBuilder response =
                Response.status(Status.SERVICE_UNAVAILABLE).header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        return with(response, Status.SERVICE_UNAVAILABLE, error.getMessage());
    }

    private static Response with(Response.ResponseBuilder response, Response.StatusType status, String detail) {
        Problem problem = Problem.of(status.getStatusCode(), status.getReasonPhrase(), detail);
        return response.type(Problem.MEDIA_TYPE).entity(problem).build();
    }
}

package dev.labelstream.aggregate;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.Response;

/**
 * What went wrong, as RFC 9457 writes it.
 *
 * @param detail one line for the caller, with the mend where there is one
 */
@RegisterForReflection
record Problem(String title, int status, String detail) {
    static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(Response.StatusType status, String detail) {
        return new Problem(status.getReasonPhrase(), status.getStatusCode(), detail);
    }

    @JsonProperty
    String type() {
        return "about:blank";
    }

    Response response() {
        return Response.status(status).type(MEDIA_TYPE).entity(this).build();
    }
}

package dev.labelstream.process;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;

/**
 * Why an HTTP request failed, as an RFC 9457 document: one shape for every error on every port.
 *
 * @param title what the status means
 * @param detail one line about this request, with the mend where there is one
 * @param field the offending field of the request body; null where it is not about one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(String type, String title, int status, String detail, String field) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(detail, "detail");
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("status " + status + " is no problem: " + detail);
        }
    }

    public static Problem of(int status, String title, String detail) {
        return new Problem("about:blank", title, status, detail, null);
    }

    public static Problem inField(String field, String detail) {
        return new Problem("about:blank", "Bad Request", 400, detail, field);
    }

    public static Problem notFound(String detail) {
        return of(404, "Not Found", detail);
    }
}

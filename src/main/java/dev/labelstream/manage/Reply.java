package dev.labelstream.manage;

import dev.labelstream.event.EventJson;
import dev.labelstream.process.Problem;
import java.util.Map;

/** An HTTP answer, before it is one. */
record Reply(int status, String mediaType, String body, Map<String, String> headers) {
    static Reply ok(Object content) {
        return json(200, content, Map.of());
    }

    /** What was asked for has begun; the outcome will lie at {@code location}. */
    static Reply accepted(String location, Object content) {
        return json(202, content, Map.of("Location", location));
    }

    /** What was asked for is told to whoever does it. */
    static Reply accepted(Object content) {
        return json(202, content, Map.of());
    }

    static Reply problem(Problem problem) {
        return new Reply(problem.status(), Problem.MEDIA_TYPE, EventJson.write(problem), Map.of());
    }

    private static Reply json(int status, Object content, Map<String, String> headers) {
        return new Reply(status, "application/json", EventJson.write(content), headers);
    }
}

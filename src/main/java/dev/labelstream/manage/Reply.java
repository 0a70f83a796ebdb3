package dev.labelstream.manage;

import dev.labelstream.event.EventJson;
import dev.labelstream.process.Problem;

/**
 * An HTTP answer, before it is one.
 *
 * @param location path of what has begun, among the routes of this package; null where nothing has
 */
record Reply(int status, String mediaType, String body, String location) {
    static Reply ok(Object content) {
        return json(200, content, null);
    }

    /** What was asked for has begun; the outcome will lie at {@code location}. */
    static Reply accepted(String location, Object content) {
        return json(202, content, location);
    }

    /** What was asked for is told to whoever does it. */
    static Reply accepted(Object content) {
        return json(202, content, null);
    }

    /** What was asked for is done, and there is nothing to say about it. */
    static Reply done() {
        return new Reply(204, "", "", null);
    }

    static Reply problem(Problem problem) {
        return new Reply(problem.status(), Problem.MEDIA_TYPE, EventJson.write(problem), null);
    }

    private static Reply json(int status, Object content, String location) {
        return new Reply(status, "application/json", EventJson.write(content), location);
    }
}

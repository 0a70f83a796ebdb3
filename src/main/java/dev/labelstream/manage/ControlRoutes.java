package dev.labelstream.manage;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.labelstream.event.ClassificationPaused;
import dev.labelstream.event.ClassificationResumed;
import dev.labelstream.event.ControlEvent;
import dev.labelstream.event.FailureReason;
import dev.labelstream.event.ReplayRequested;
import dev.labelstream.event.RescoreRequested;
import dev.labelstream.event.SweepRequested;
import dev.labelstream.process.Problem;
import dev.labelstream.topic.Controls;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;

/** What all processes are told: pause and resume, sweep, rescore, replay. Told is not done, so the answer is 202. */
@Singleton
class ControlRoutes {
    static final Map<String, FieldRule> NOTHING = Map.of();
    static final Map<String, FieldRule> RESCORE = Map.of("folder", FieldRule.folder());
    static final Map<String, FieldRule> REPLAY =
            Map.of("folder", FieldRule.folder(), "reason", FieldRule.oneOf(reasons()));

    private final Controls controls;
    private final Clock clock = Clock.systemUTC();

    ControlRoutes(Controls controls) {
        this.controls = controls;
    }

    Reply pause(String contentType, byte[] body) {
        return tell(RequestForm.read(contentType, body, NOTHING), form -> new ClassificationPaused(clock.instant()));
    }

    Reply resume(String contentType, byte[] body) {
        return tell(RequestForm.read(contentType, body, NOTHING), form -> new ClassificationResumed(clock.instant()));
    }

    Reply sweep(String contentType, byte[] body) {
        return tell(RequestForm.read(contentType, body, NOTHING), form -> new SweepRequested(clock.instant()));
    }

    Reply rescore(String contentType, byte[] body) {
        RequestForm.Reading reading = RequestForm.read(contentType, body, RESCORE);
        if (reading instanceof RequestForm.Accepted form && !form.fields().has("folder")) {
            return Reply.problem(
                    Problem.inField("folder", "folder is missing: name the folder, {\"folder\":\"demo\"}"));
        }
        return tell(reading, form -> new RescoreRequested(form.path("folder").textValue(), clock.instant()));
    }

    Reply replay(String contentType, byte[] body) {
        return tell(
                RequestForm.read(contentType, body, REPLAY),
                form -> new ReplayRequested(
                        form.path("folder").textValue(),
                        reason(form.path("reason").textValue()),
                        clock.instant()));
    }

    private Reply tell(RequestForm.Reading reading, Function<ObjectNode, ControlEvent> event) {
        if (reading instanceof RequestForm.Refused refused) {
            return Reply.problem(refused.problem());
        }
        ControlEvent request = event.apply(((RequestForm.Accepted) reading).fields());
        OptionalInt photos = controls.photos(request);
        controls.publish(request);
        return Reply.accepted(new Told(request, photos.isPresent() ? photos.getAsInt() : null));
    }

    private static List<String> reasons() {
        return Arrays.stream(FailureReason.values()).map(FailureReason::text).toList();
    }

    private static FailureReason reason(String text) {
        return Arrays.stream(FailureReason.values())
                .filter(reason -> reason.text().equals(text))
                .findFirst()
                .orElse(null);
    }

    /** @param photos that it is about; null where this process does not know, or it is about none in particular */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Told(ControlEvent request, Integer photos) {}
}

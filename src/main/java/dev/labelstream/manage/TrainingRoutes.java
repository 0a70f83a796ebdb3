package dev.labelstream.manage;

import dev.labelstream.event.TrainingCancelled;
import dev.labelstream.event.TrainingRequested;
import dev.labelstream.process.Problem;
import dev.labelstream.topic.EventPublisher;
import dev.labelstream.topic.TopicConfig;
import dev.labelstream.topic.TrainingFollower;
import dev.labelstream.topic.TrainingHistory;
import dev.labelstream.topic.TrainingStatus;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** What {@code /training} answers: asks for trainings, shows them, ends them. */
@Singleton
class TrainingRoutes {
    private final TrainingHistory history;
    private final EventPublisher publisher;
    private final TopicConfig topics;
    private final Clock clock = Clock.systemUTC();

    TrainingRoutes(TrainingFollower follower, EventPublisher publisher, TopicConfig topics) {
        this.history = follower.history();
        this.publisher = publisher;
        this.topics = topics;
    }

    Reply start(String contentType, byte[] body) {
        Instant now = clock.instant();
        TrainingForm.Reading reading = TrainingForm.read(contentType, body, TrainingId.at(now), now);
        if (reading instanceof TrainingForm.Refused refused) {
            return Reply.problem(refused.problem());
        }
        TrainingRequested request = ((TrainingForm.Accepted) reading).request();
        publisher.publish(topics.trainingRequests(), request.id(), request);
        history.apply(request);
        return Reply.accepted(
                "/training/" + request.id(), history.find(request.id()).orElseThrow());
    }

    Reply list() {
        return Reply.ok(history.all());
    }

    Reply show(String id) {
        return history.find(id).map(Reply::ok).orElseGet(() -> unknown(id));
    }

    Reply cancel(String id) {
        Optional<TrainingStatus> status = history.find(id);
        if (status.isEmpty()) {
            return unknown(id);
        }
        if (status.get().ended()) {
            return Reply.problem(Problem.of(409, "Conflict", "training " + id + " has already ended"));
        }
        publisher.publish(topics.trainingEvents(), id, new TrainingCancelled(id, clock.instant()));
        return Reply.accepted("/training/" + id, status.get());
    }

    private static Reply unknown(String id) {
        return Reply.problem(Problem.notFound("there is no training '" + id + "'; GET /training lists all"));
    }
}

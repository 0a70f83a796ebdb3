package dev.labelstream.manage;

import dev.labelstream.model.ModelException;
import dev.labelstream.process.Problem;
import dev.labelstream.storage.StoreUnavailable;
import dev.labelstream.topic.EventPublisher;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** The routes of the management port; Quarkus adds health and metrics, and asks for the password. */
@Singleton
class ManageRoutes {
    private static final Logger LOG = Logger.getLogger(ManageRoutes.class);

    private final TrainingRoutes trainings;
    private final ModelRoutes models;
    private final ControlRoutes controls;

    ManageRoutes(TrainingRoutes trainings, ModelRoutes models, ControlRoutes controls) {
        this.trainings = trainings;
        this.models = models;
        this.controls = controls;
    }

    void register(@Observes ManagementInterface management) {
        Router router = management.router();
        answer(router.post("/training"), withBody(trainings::start));
        answer(router.get("/training"), request -> trainings.list());
        answer(router.get("/training/:id"), request -> trainings.show(request.pathParam("id")));
        answer(router.delete("/training/:id"), request -> trainings.cancel(request.pathParam("id")));
        answer(router.get("/models"), request -> models.list());
        answer(router.get("/models/active"), request -> models.active());
        answer(router.post("/models/:id/activate"), request -> models.activate(request.pathParam("id")));
        answer(router.post("/pause"), withBody(controls::pause));
        answer(router.post("/resume"), withBody(controls::resume));
        answer(router.post("/sweep"), withBody(controls::sweep));
        answer(router.post("/rescore"), withBody(controls::rescore));
        answer(router.post("/failures/replay"), withBody(controls::replay));
        router.route().failureHandler(request -> send(request, Reply.problem(failed(request.statusCode(), request))));
        for (int status : List.of(404, 405)) {
            router.errorHandler(status, request -> send(request, Reply.problem(failed(status, request))));
        }
    }

    /** @param answer to the content type, which may be null, and the bytes of the body */
    private static Function<RoutingContext, Reply> withBody(BiFunction<String, byte[], Reply> answer) {
        return request -> {
            Buffer body = request.body().buffer();
            String contentType = request.request().getHeader("Content-Type");
            return answer.apply(contentType, body == null ? new byte[0] : body.getBytes());
        };
    }

    /** On a worker thread, because Kafka and the store are waited for. */
    private static void answer(Route route, Function<RoutingContext, Reply> answer) {
        route.blockingHandler(request -> send(request, attempt(answer, request)), false);
    }

    private static Reply attempt(Function<RoutingContext, Reply> answer, RoutingContext request) {
        try {
            return answer.apply(request);
        } catch (EventPublisher.NotPublished | StoreUnavailable e) {
            return Reply.problem(Problem.of(503, "Service Unavailable", e.getMessage()));
        } catch (ModelException e) {
            return Reply.problem(Problem.of(409, "Conflict", e.getMessage()));
        } catch (RuntimeException e) {
            LOG.errorf(e, "%s %s failed", request.request().method(), request.normalizedPath());
            return Reply.problem(Problem.of(500, "Internal Server Error", "unexpected; the log says more"));
        }
    }

    private static void send(RoutingContext request, Reply reply) {
        HttpServerResponse response = request.response().setStatusCode(reply.status());
        reply.headers().forEach(response::putHeader);
        response.putHeader("Content-Type", reply.mediaType()).end(reply.body());
    }

    private static Problem failed(int status, RoutingContext request) {
        String call = request.request().method() + " " + request.normalizedPath();
        return switch (status) {
            case 404 -> Problem.notFound("there is no " + call + " on the management port");
            case 405 -> Problem.of(405, "Method Not Allowed", "there is no " + call + ", only other methods of it");
            case 413 -> Problem.of(413, "Content Too Large", "the body of " + call + " is too large");
            case 400, 414 -> Problem.of(status, "Bad Request", call + " was not understood");
            default -> Problem.of(500, "Internal Server Error", "unexpected; the log says more");
        };
    }
}

package dev.labelstream.manage;

import dev.labelstream.model.ModelException;
import dev.labelstream.process.Problem;
import dev.labelstream.storage.StoreUnavailable;
import dev.labelstream.topic.EventPublisher;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * The routes of the management port; Quarkus adds health and metrics, and asks for the password. The page finds the same
 * routes below {@code /api/manage} on its own port, beside the login.
 */
@Singleton
class ManageRoutes {
    private static final Logger LOG = Logger.getLogger(ManageRoutes.class);
    /** As much as quarkus.management.limits.max-body-size allows. */
    private static final BodyHandler BODIES = BodyHandler.create(false).setBodyLimit(64 * 1024);

    private final TrainingRoutes trainings;
    private final ModelRoutes models;
    private final ControlRoutes controls;
    private final CorrectionRoutes corrections;
    private final SessionRoutes sessions;

    ManageRoutes(
            TrainingRoutes trainings,
            ModelRoutes models,
            ControlRoutes controls,
            CorrectionRoutes corrections,
            SessionRoutes sessions) {
        this.trainings = trainings;
        this.models = models;
        this.controls = controls;
        this.corrections = corrections;
        this.sessions = sessions;
    }

    void register(@Observes ManagementInterface management) {
        Router router = management.router();
        register(router);
        for (int status : List.of(404, 405)) {
            router.errorHandler(status, request -> send(request, Reply.problem(failed(status, request))));
        }
    }

    void registerForPage(@Observes Router open, Vertx vertx) {
        Router router = Router.router(vertx);
        router.route().handler(ManageRoutes::readBody);
        answer(router.post("/login"), request -> withBody((type, body) -> sessions.login(request, type, body))
                .apply(request));
        answer(router.post("/logout"), sessions::logout);
        register(router);
        router.route().handler(request -> request.fail(404));
        open.route("/api/manage/*").subRouter(router);
    }

    private void register(Router router) {
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
        answer(router.post("/corrections"), withBody(corrections::correct));
        router.route().failureHandler(request -> send(request, Reply.problem(failed(request.statusCode(), request))));
    }

    /** On the event loop, which the check of the password has left. */
    private static void readBody(RoutingContext request) {
        request.request().pause();
        request.vertx().getOrCreateContext().runOnContext(unused -> {
            request.request().resume();
            BODIES.handle(request);
        });
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
        if (reply.location() != null) {
            response.putHeader("Location", mount(request) + reply.location());
        }
        if (reply.body().isEmpty()) {
            response.end();
        } else {
            response.putHeader("Content-Type", reply.mediaType()).end(reply.body());
        }
    }

    /** Where these routes begin: nothing, or {@code /api/manage}. */
    private static String mount(RoutingContext request) {
        return request.mountPoint() == null ? "" : request.mountPoint().replaceFirst("/\\*?$", "");
    }

    private static Problem failed(int status, RoutingContext request) {
        String call = request.request().method() + " " + request.normalizedPath();
        return switch (status) {
            case 404 -> Problem.notFound("there is no " + call + "");
            case 405 -> Problem.of(405, "Method Not Allowed", "there is no " + call + ", only other methods of it");
            case 413 -> Problem.of(413, "Content Too Large", "the body of " + call + " is too large");
            case 400, 414 -> Problem.of(status, "Bad Request", call + " was not understood");
            default -> Problem.of(500, "Internal Server Error", "unexpected; the log says more");
        };
    }
}

package dev.labelstream.dashboard;

import dev.labelstream.event.SweepFinished;
import dev.labelstream.model.ModelRegistry;
import dev.labelstream.process.InstanceName;
import dev.labelstream.process.ProcessConfig;
import dev.labelstream.storage.StorageConfig;
import dev.labelstream.topic.Controls;
import dev.labelstream.topic.TrainingFollower;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** This process, the model in use, and how fast photos go through. */
@Path("/api/status")
@ServedByDashboard
@Produces(MediaType.APPLICATION_JSON)
public class StatusResource {
    private final ProcessConfig process;
    private final String version;
    private final ModelRegistry models;
    private final TrainingFollower trainings;
    private final PredictionFeed predictions;
    private final Backlog backlog;
    private final Controls controls;
    private final MeterRegistry registry;
    private final String bucket;

    StatusResource(
            ProcessConfig process,
            @ConfigProperty(name = "quarkus.application.version") String version,
            ModelRegistry models,
            TrainingFollower trainings,
            DashboardTopics topics,
            Backlog backlog,
            Controls controls,
            StorageConfig storage,
            MeterRegistry registry) {
        this.process = process;
        this.version = version;
        this.models = models;
        this.trainings = trainings;
        this.predictions = topics.predictions();
        this.backlog = backlog;
        this.controls = controls;
        this.registry = registry;
        this.bucket = storage.buckets().images();
    }

    @GET
    @Operation(summary = "Which process this is, the active model, what waits and what was done")
    public Status status() {
        OptionalLong waiting = backlog.waiting();
        PredictionRate rate = predictions.rate();
        return new Status(
                InstanceName.of(process),
                version,
                List.copyOf(new TreeSet<>(process.roles())),
                bucket,
                ShownModel.active(models),
                models.problem().orElse(null),
                controls.isPaused(),
                waiting.isPresent() ? waiting.getAsLong() : null,
                rate.total(),
                rate.perSecond(System.nanoTime()),
                ClassifierWork.of(registry),
                predictions.listeners(),
                (int) trainings.history().all().stream()
                        .filter(training -> !training.ended())
                        .count(),
                controls.lastSweep().orElse(null));
    }

    /**
     * What the page shows at its top.
     *
     * @param bucket where photos lie
     * @param model null while none can be used
     * @param modelProblem why the last activated model is not in use; null when it is
     * @param paused whether no process takes notifications
     * @param waiting notifications no classifier has finished; null while the broker does not say
     * @param predictions of all processes, seen since this one started
     * @param predictionsPerSecond mean of the last ten seconds
     * @param work of the classifier in this process; null where there is none, or it had no photo yet
     * @param listeners readers of {@code /api/predictions}
     * @param trainings waiting or running
     * @param sweep the last one; null before the first
     */
    public record Status(
            String instance,
            String version,
            List<String> roles,
            String bucket,
            ShownModel model,
            String modelProblem,
            boolean paused,
            Long waiting,
            long predictions,
            double predictionsPerSecond,
            ClassifierWork work,
            int listeners,
            int trainings,
            SweepFinished sweep) {}
}

package dev.labelstream.dashboard;

import dev.labelstream.topic.EpochResult;
import dev.labelstream.topic.TrainingFollower;
import dev.labelstream.topic.TrainingStatus;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** How trainings are getting on; they are started on the management port. */
@Path("/api/trainings")
@ServedByDashboard
@Produces(MediaType.APPLICATION_JSON)
public class TrainingResource {
    private final TrainingFollower trainings;

    TrainingResource(TrainingFollower trainings) {
        this.trainings = trainings;
    }

    @GET
    @Operation(summary = "All trainings, newest first")
    public List<TrainingStatus> list() {
        return trainings.history().all();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One training, with its loss and accuracy epoch by epoch")
    public Course show(@PathParam("id") String id) {
        TrainingStatus status = trainings
                .history()
                .find(id)
                .orElseThrow(() -> new NotFoundException("there is no training '" + id + "'"));
        return new Course(status, trainings.history().curve(id));
    }

    /** A training from its start to now. */
    public record Course(TrainingStatus status, List<EpochResult> epochs) {}
}

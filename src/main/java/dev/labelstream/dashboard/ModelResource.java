package dev.labelstream.dashboard;

import dev.labelstream.model.ModelRegistry;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The models there are; which of them is active is changed on the management port. */
@Path("/api/models")
@ServedByDashboard
@Produces(MediaType.APPLICATION_JSON)
public class ModelResource {
    private final ModelRegistry models;

    ModelResource(ModelRegistry models) {
        this.models = models;
    }

    @GET
    @Operation(summary = "All models, newest first")
    public List<ShownModel> list() {
        return ShownModel.all(models);
    }
}

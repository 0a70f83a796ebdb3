package dev.labelstream.dashboard;

import dev.labelstream.model.ModelRegistry;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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

    /** Its page may come from anybody who can write to the bucket, so it may run and load nothing. */
    @GET
    @Path("{id}/report")
    @Produces(MediaType.TEXT_HTML)
    @Operation(summary = "The page about a model: how good it is, where it is wrong, how it was trained")
    public Response report(@PathParam("id") String id) {
        byte[] page = models.report(id).orElseThrow(() -> new NotFoundException("there is no report about " + id));
        return Response.ok(page)
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; frame-ancestors 'self'")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    @GET
    @Operation(summary = "All models, newest first")
    public List<ShownModel> list() {
        return ShownModel.all(models);
    }
}

package dev.labelstream.aggregate;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The submissions as they are now, whether or not they are written already. */
@Path("/api/submissions")
@ServedByAggregate
public class SubmissionResource {
    private final AggregateStage stage;

    SubmissionResource(AggregateStage stage) {
        this.stage = stage;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Every folder that has a result, by name")
    public List<SubmissionSummary> list() {
        return stage.table().folders().entrySet().stream()
                .map(folder -> SubmissionSummary.of(
                        folder.getKey(), folder.getValue(), inBucket(folder.getKey(), folder.getValue())))
                .toList();
    }

    @GET
    @Path("{folder:.+}.csv")
    @Produces("text/csv; charset=utf-8")
    @Operation(summary = "A folder's sorted CSV; a folder may have slashes in it")
    public Response csv(@PathParam("folder") String folder, @Context Request request) {
        SubmissionSnapshot snapshot =
                stage.table().folder(folder).orElseThrow(() -> none(folder)).snapshot(stage.csv());
        EntityTag tag = new EntityTag(snapshot.sha256());
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        return unchanged != null
                ? unchanged.tag(tag).build()
                : Response.ok(snapshot.csv()).tag(tag).build();
    }

    @GET
    @Path("{folder:.+}.json")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "What a folder's CSV is made of, and what is missing in it")
    public Manifest manifest(@PathParam("folder") String folder) {
        return stage.writer().manifest(folder).orElseThrow(() -> none(folder));
    }

    private SubmissionWriter.InBucket inBucket(String folder, FolderTable rows) {
        return stage.election().isHeld()
                ? stage.writer().inBucket(folder, rows)
                : stage.writer().storedInBucket(folder, rows);
    }

    private static NotFoundException none(String folder) {
        return new NotFoundException("no photo of folder '" + folder + "' has a result");
    }
}

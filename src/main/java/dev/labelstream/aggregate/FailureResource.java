package dev.labelstream.aggregate;

import dev.labelstream.event.ClassificationFailed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The photos that got a reason instead of a label. */
@Path("/api/failures")
@ServedByAggregate
public class FailureResource {
    private final PredictionTable table;

    FailureResource(AggregateStage stage) {
        this.table = stage.table();
    }

    /** @param limit 1 to 10,000 */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Photos without a label and why, by folder, in the order of the CSV")
    public List<ClassificationFailed> list(
            @QueryParam("folder") String folder, @QueryParam("limit") @DefaultValue("1000") int limit) {
        if (limit < 1 || limit > 10_000) {
            throw new BadRequestException("limit is " + limit + ", but 1 to 10000 can be asked for");
        }
        Stream<FolderTable> folders =
                folder == null ? table.folders().values().stream() : table.folder(folder).stream();
        return folders.flatMap(rows -> rows.failures().values().stream())
                .limit(limit)
                .toList();
    }
}

package dev.labelstream.aggregate;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The photos with a result, page by page. */
@Path("/api/photos")
@ServedByAggregate
public class PhotoResource {
    private final PredictionTable table;

    PhotoResource(AggregateStage stage) {
        this.table = stage.table();
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Photos with their labels, newest or least sure first; go on behind a page with its next")
    public PhotoList list(@BeanParam PhotoQuery query) {
        return PhotoList.of(table, query.filter(), query.order(), query.after(), query.limit());
    }
}

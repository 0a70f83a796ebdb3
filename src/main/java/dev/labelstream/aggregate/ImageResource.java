package dev.labelstream.aggregate;

import dev.labelstream.process.Problem;
import dev.labelstream.storage.ObjectStore;
import dev.labelstream.storage.StorageConfig;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The story of one photo. */
@Path("/api/images")
@ServedByAggregate
public class ImageResource {
    private final String images;
    private final PhotoStories stories;

    ImageResource(AggregateStage stage, ObjectStore store, StorageConfig storage) {
        this.images = storage.buckets().images();
        this.stories = new PhotoStories(images, stage.table(), key -> store.exists(images, key));
    }

    @GET
    @Path("{bucket}/{key:.+}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "What became of a photo: its label and its row in the CSV, or why it has none")
    public PhotoStory story(@PathParam("bucket") String bucket, @PathParam("key") String key) {
        if (!bucket.equals(images)) {
            throw new NotFoundException("photos are classified in bucket '" + images + "', not in '" + bucket + "'");
        }
        return stories.story(key).orElseThrow(() -> unknown(bucket, key));
    }

    private NotFoundException unknown(String bucket, String key) {
        UnknownPhoto problem = UnknownPhoto.of(bucket, key, stories.nearMisses(key));
        return new NotFoundException(
                problem.detail(),
                Response.status(problem.status())
                        .type(Problem.MEDIA_TYPE)
                        .entity(problem)
                        .build());
    }
}

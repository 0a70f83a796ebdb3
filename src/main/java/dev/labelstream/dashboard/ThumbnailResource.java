package dev.labelstream.dashboard;

import dev.labelstream.image.ImageConfig;
import dev.labelstream.image.Thumbnails;
import dev.labelstream.storage.FetchedObject;
import dev.labelstream.storage.ObjectStore;
import dev.labelstream.storage.StorageConfig;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Photos, small enough to look at many of them. */
@Path("/api/thumbnails")
@ServedByDashboard
public class ThumbnailResource {
    private static final int SMALLEST = 16;
    private static final int LARGEST = 1600;
    private static final int YEAR = 365 * 24 * 60 * 60;
    private static final int MINUTE = 60;
    /** Made at one time; the processors are the classifier's. */
    private static final int AT_ONCE = 2;

    private final ObjectStore store;
    private final String bucket;
    private final long maxBytes;
    private final Thumbnails thumbnails;
    private final Semaphore room = new Semaphore(AT_ONCE);

    ThumbnailResource(ObjectStore store, StorageConfig storage, ImageConfig images, Thumbnails thumbnails) {
        this.store = store;
        this.bucket = storage.buckets().images();
        this.maxBytes = images.maxSize().asLongValue();
        this.thumbnails = thumbnails;
    }

    /**
     * A photo of the bucket of photos.
     *
     * @param side of the longer side, in pixels
     * @param version whatever changes with the photo, such as its eTag: the answer then never has to be asked for again
     */
    @GET
    @Path("{key:.+}")
    @Operation(summary = "A small JPEG of a photo")
    public Response thumbnail(
            @PathParam("key") String key,
            @QueryParam("side") @DefaultValue("320") int side,
            @QueryParam("v") String version) {
        if (side < SMALLEST || side > LARGEST) {
            throw new BadRequestException("side is " + side + ", but must be " + SMALLEST + " to " + LARGEST);
        }
        CacheControl caching = new CacheControl();
        caching.setPrivate(true);
        caching.setMaxAge(version == null ? MINUTE : YEAR);
        return Response.ok(made(key, side), "image/jpeg")
                .cacheControl(caching)
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private byte[] made(String key, int side) {
        room.acquireUninterruptibly();
        try {
            if (store.fetch(bucket, key, maxBytes) instanceof FetchedObject photo) {
                return thumbnails
                        .jpeg(photo.bytes(), side)
                        .orElseThrow(() -> new NotFoundException("'" + key + "' is no photo that is read"));
            }
            throw new NotFoundException("there is no object of key '" + key + "', or it is too large");
        } finally {
            room.release();
        }
    }
}

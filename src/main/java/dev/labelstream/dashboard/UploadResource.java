package dev.labelstream.dashboard;

import dev.labelstream.process.Problem;
import dev.labelstream.storage.ObjectStore;
import dev.labelstream.storage.StorageConfig;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Lets a browser upload photos straight into the bucket. */
@Path("/api/uploads")
@ServedByDashboard
public class UploadResource {
    private final ObjectStore store;
    private final String bucket;
    private final DashboardConfig config;

    UploadResource(ObjectStore store, StorageConfig storage, DashboardConfig config) {
        this.store = store;
        this.bucket = storage.buckets().images();
        this.config = config;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
    @Operation(summary = "A form for uploads into one folder: post the fields, then key, then file, to url")
    public Response form(byte[] body) {
        UploadRequest.Reading reading = UploadRequest.read(body);
        if (reading instanceof UploadRequest.Refused refused) {
            return Response.status(refused.problem().status())
                    .type(Problem.MEDIA_TYPE)
                    .entity(refused.problem())
                    .build();
        }
        String prefix = ((UploadRequest.Accepted) reading).keyPrefix();
        long maxBytes = config.uploadSize().asLongValue();
        Instant expires = Instant.now().plus(config.uploadTime());
        Map<String, String> fields = store.presignedPost(bucket, prefix, maxBytes, config.uploadTime());
        return Response.ok(new UploadForm(store.formAction(bucket), bucket, fields, prefix, maxBytes, expires))
                .type(MediaType.APPLICATION_JSON)
                .build();
    }

    /**
     * What the browser needs.
     *
     * @param url where {@code multipart/form-data} goes to
     * @param bucket the same one's name
     * @param fields of the form, besides {@code key} and {@code file}
     * @param keyPrefix with which {@code key} must begin
     * @param maxBytes of the file
     */
    public record UploadForm(
            URI url, String bucket, Map<String, String> fields, String keyPrefix, long maxBytes, Instant expiresAt) {}
}

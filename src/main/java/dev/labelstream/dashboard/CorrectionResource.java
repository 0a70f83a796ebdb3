package dev.labelstream.dashboard;

import dev.labelstream.model.ModelRegistry;
import dev.labelstream.storage.Corrections;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What people said about photos; said through {@code POST /corrections}. */
@Path("/api/corrections")
@ServedByDashboard
@Produces(MediaType.APPLICATION_JSON)
public class CorrectionResource {
    private final Corrections corrections;
    private final ModelRegistry models;

    CorrectionResource(Corrections corrections, ModelRegistry models) {
        this.corrections = corrections;
        this.models = models;
    }

    @GET
    @Operation(summary = "The labels to choose from, and photos whose right label a person told")
    public Corrected list() {
        ShownModel active = ShownModel.active(models);
        return new Corrected(active == null ? List.of() : active.labels(), corrections.all());
    }

    /**
     * What the page needs to ask a person.
     *
     * @param labels of the active model; none while none can be used
     * @param photos key to the label that a person told
     */
    public record Corrected(List<String> labels, Map<String, String> photos) {}
}

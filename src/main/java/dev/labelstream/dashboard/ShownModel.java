package dev.labelstream.dashboard;

import dev.labelstream.event.ModelActivated;
import dev.labelstream.model.ModelCard;
import dev.labelstream.model.ModelException;
import dev.labelstream.model.ModelRegistry;
import java.time.Instant;
import java.util.List;

/**
 * A model, as far as the page shows it.
 *
 * @param accuracy on the photos held out from its training, 0 to 1; null where there were none
 * @param activatedAt null when it is not active, or is the shipped one and was never changed
 * @param hasReport whether {@code /api/models/{id}/report} has a page about it
 */
public record ShownModel(
        String id,
        String architecture,
        List<String> labels,
        int inputSize,
        Double accuracy,
        Instant createdAt,
        boolean active,
        Instant activatedAt,
        boolean hasReport) {

    /** All there are, newest first. */
    static List<ShownModel> all(ModelRegistry models) {
        ShownModel active = active(models);
        return models.all().stream()
                .sorted((one, other) -> other.createdAt().compareTo(one.createdAt()))
                .map(card -> active != null && card.id().equals(active.id()) ? active : of(models, card, false, null))
                .toList();
    }

    /** Null while no model can be used. */
    static ShownModel active(ModelRegistry models) {
        try {
            Instant since = models.activation().map(ModelActivated::activatedAt).orElse(null);
            return of(models, models.active().card(), true, since);
        } catch (ModelException e) {
            return null;
        }
    }

    private static ShownModel of(ModelRegistry models, ModelCard card, boolean active, Instant activatedAt) {
        return new ShownModel(
                card.id(),
                card.architecture(),
                card.labels(),
                card.inputSize(),
                card.metrics() == null ? null : card.metrics().accuracy(),
                card.createdAt(),
                active,
                activatedAt,
                models.hasReport(card));
    }
}

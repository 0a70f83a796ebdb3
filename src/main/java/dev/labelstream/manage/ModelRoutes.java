package dev.labelstream.manage;

import dev.labelstream.event.ModelActivated;
import dev.labelstream.model.ModelCard;
import dev.labelstream.model.ModelException;
import dev.labelstream.model.ModelRegistry;
import dev.labelstream.process.Problem;
import jakarta.inject.Singleton;
import java.time.Instant;

/** What {@code /models} answers: shows the models, makes one of them the active one. */
@Singleton
class ModelRoutes {
    private final ModelRegistry models;

    ModelRoutes(ModelRegistry models) {
        this.models = models;
    }

    Reply list() {
        return Reply.ok(models.all());
    }

    Reply active() {
        try {
            return Reply.ok(models.activation()
                    .map(ModelRoutes::activation)
                    .orElseGet(() -> neverChanged(models.active().card())));
        } catch (ModelException e) {
            return Reply.problem(Problem.notFound(e.getMessage()));
        }
    }

    Reply activate(String id) {
        if (models.all().stream().noneMatch(model -> model.id().equals(id))) {
            return Reply.problem(Problem.notFound("there is no model '" + id + "'; GET /models lists all"));
        }
        return Reply.ok(activation(models.activate(id)));
    }

    private static Activation activation(ModelActivated event) {
        return new Activation(event.id(), event.architecture(), event.activatedAt(), event.previous());
    }

    private static Activation neverChanged(ModelCard shipped) {
        return new Activation(shipped.id(), shipped.architecture(), null, null);
    }

    /** @param activatedAt null while the shipped model has never been changed */
    private record Activation(String id, String architecture, Instant activatedAt, String previous) {}
}

package dev.labelstream.train;

import dev.labelstream.model.ModelException;
import dev.labelstream.model.ModelFolder;
import dev.labelstream.model.ModelRegistry;
import java.util.Optional;

/** The models that all processes share. */
record RegistryShelf(ModelRegistry registry) implements ModelShelf {
    @Override
    public Optional<ModelFolder> active() {
        try {
            return Optional.of(registry.active());
        } catch (ModelException e) {
            return Optional.empty();
        }
    }

    @Override
    public ModelFolder open(String id) {
        return registry.open(id);
    }

    @Override
    public void publish(ModelFolder model) {
        registry.publish(model);
    }

    @Override
    public void activate(String id) {
        registry.activate(id);
    }
}

package dev.labelstream.train;

import dev.labelstream.model.ModelFolder;
import java.util.Optional;

/** Where a training's rival comes from and its model goes to. */
interface ModelShelf {
    Optional<ModelFolder> active();

    /** @throws dev.labelstream.model.ModelException when there is no such model */
    ModelFolder open(String id);

    /** Puts the model where every process finds it. */
    void publish(ModelFolder model);

    /** Makes every process use it. */
    void activate(String id);
}

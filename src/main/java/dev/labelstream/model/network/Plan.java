package dev.labelstream.model.network;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** From settings to a list of layers. */
sealed interface Plan permits LeNet, ResNet, HybridTransformer {
    /** @param size width and height of the input in pixels */
    List<Layer> layers(Variant variant, int size, int classes);

    /** Empty when there are such layers. */
    Optional<Misfit> misfit(Variant variant, int size);

    /** The input size in pixels, where there is only one. */
    default OptionalInt onlySize() {
        return OptionalInt.empty();
    }

    /** Whether the same weights take pictures of every size. */
    default boolean anySize() {
        return false;
    }
}

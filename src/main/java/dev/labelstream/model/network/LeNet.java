package dev.labelstream.model.network;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The small network: 3×224×224 → 6 → 16 → 784 → 98 → classes. */
record LeNet() implements Plan {
    private static final int SIZE = 224;

    @Override
    public OptionalInt onlySize() {
        return OptionalInt.of(SIZE);
    }

    @Override
    public Optional<Misfit> misfit(Variant variant, int size) {
        if (size != SIZE) {
            return Optional.of(new Misfit("size", "size must be 224, which its linear layers fix, not " + size));
        }
        if (variant.norm() != null) {
            return Optional.of(new Misfit("norm", "it has no norm to choose: leave norm out"));
        }
        if (variant.cardinality() != null) {
            return Optional.of(new Misfit("cardinality", "it has no residual blocks: leave cardinality out"));
        }
        return Optional.empty();
    }

    @Override
    public List<Layer> layers(Variant variant, int size, int classes) {
        return List.of(
                new Convolution("net.0", 3, 6, 3, 2, 1, 1, true),
                Operation.relu(),
                Operation.maxPool(2, 2, 0),
                new Convolution("net.3", 6, 16, 3, 2, 1, 1, true),
                Operation.relu(),
                Operation.maxPool(2, 2, 0),
                Operation.flatten(),
                new Linear("net.7", 16 * 14 * 14, 784),
                Operation.relu(),
                new Linear("net.9", 784, 98),
                Operation.relu(),
                new Linear("net.11", 98, classes));
    }
}

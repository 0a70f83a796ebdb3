package dev.labelstream.model.network;

import java.util.List;

/** The small network: 3×224×224 → 6 → 16 → 784 → 98 → classes. */
final class LeNet {
    private LeNet() {}

    static List<Layer> layers(int classes) {
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

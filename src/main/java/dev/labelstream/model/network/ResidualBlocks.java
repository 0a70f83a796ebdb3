package dev.labelstream.model.network;

import java.util.List;

/**
 * The two kinds of residual block, with torchvision's names.
 *
 * @param cardinality groups of the 3×3 convolutions
 */
record ResidualBlocks(Norm norm, int cardinality) {
    static Convolution convolution(String name, int in, int out, int kernel, int stride, int groups) {
        return new Convolution(name, in, out, kernel, stride, kernel / 2, groups, false);
    }

    /** Two 3×3 convolutions. */
    Residual basic(String name, int in, int width, int stride) {
        List<Layer> path = List.of(
                convolution(name + ".conv1", in, width, 3, stride, cardinality),
                norm.layer(name + ".bn1", width),
                Operation.relu(),
                convolution(name + ".conv2", width, width, 3, 1, cardinality),
                norm.layer(name + ".bn2", width));
        return new Residual(path, shortcut(name, in, width, stride));
    }

    /** A 3×3 convolution between two of 1×1, where the second has the stride, as torchvision has it. */
    Residual bottleneck(String name, int in, int width, int out, int stride) {
        List<Layer> path = List.of(
                convolution(name + ".conv1", in, width, 1, 1, 1),
                norm.layer(name + ".bn1", width),
                Operation.relu(),
                convolution(name + ".conv2", width, width, 3, stride, cardinality),
                norm.layer(name + ".bn2", width),
                Operation.relu(),
                convolution(name + ".conv3", width, out, 1, 1, 1),
                norm.layer(name + ".bn3", out));
        return new Residual(path, shortcut(name, in, out, stride));
    }

    private List<Layer> shortcut(String name, int in, int out, int stride) {
        return stride == 1 && in == out
                ? List.of()
                : List.of(
                        convolution(name + ".downsample.0", in, out, 1, stride, 1),
                        norm.layer(name + ".downsample.1", out));
    }
}

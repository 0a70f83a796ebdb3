package dev.labelstream.model.network;

import java.util.ArrayList;
import java.util.List;

/** Residual networks of basic blocks (He et al. 2015, torchvision's layout and names). */
final class ResNet {
    private ResNet() {}

    /** @param blocks in each of the four stages */
    static List<Layer> layers(int classes, int... blocks) {
        List<Layer> layers = new ArrayList<>();
        layers.add(convolution("conv1", 3, 64, 7, 2));
        layers.add(new BatchNorm("bn1", 64));
        layers.add(Operation.relu());
        layers.add(Operation.maxPool(3, 2, 1));
        int channels = 64;
        for (int stage = 0; stage < blocks.length; stage++) {
            int width = 64 << stage;
            for (int block = 0; block < blocks[stage]; block++) {
                int stride = stage > 0 && block == 0 ? 2 : 1;
                layers.add(basicBlock("layer%d.%d".formatted(stage + 1, block), channels, width, stride));
                layers.add(Operation.relu());
                channels = width;
            }
        }
        layers.add(Operation.globalAveragePool());
        layers.add(Operation.flatten());
        layers.add(new Linear("fc", channels, classes));
        return layers;
    }

    private static Residual basicBlock(String name, int in, int width, int stride) {
        List<Layer> path = List.of(
                convolution(name + ".conv1", in, width, 3, stride),
                new BatchNorm(name + ".bn1", width),
                Operation.relu(),
                convolution(name + ".conv2", width, width, 3, 1),
                new BatchNorm(name + ".bn2", width));
        return new Residual(path, stride == 1 && in == width ? List.of() : projection(name, in, width, stride));
    }

    private static List<Layer> projection(String name, int in, int width, int stride) {
        return List.of(
                convolution(name + ".downsample.0", in, width, 1, stride),
                new BatchNorm(name + ".downsample.1", width));
    }

    private static Convolution convolution(String name, int in, int out, int kernel, int stride) {
        return new Convolution(name, in, out, kernel, stride, kernel / 2, 1, false);
    }
}

package dev.labelstream.model.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Residual networks, in torchvision's layout and names: ResNet (He et al. 2015) and ResNeXt (Xie et al. 2016).
 *
 * @param cardinality groups of the 3×3 convolutions
 * @param width of the first stage's 3×3 convolutions; each further stage doubles it
 * @param out channels that leave the first stage; each further stage doubles them
 * @param depths blocks in each stage
 * @param shortcuts whether a block's input is added to its output; without, it is the plain network the first was compared with
 */
record ResNet(int cardinality, int width, int out, List<Integer> depths, boolean shortcuts) implements Plan {
    private static final int STEM = 64;

    static ResNet basic(int... depths) {
        return new ResNet(1, STEM, STEM, Arrays.stream(depths).boxed().toList(), true);
    }

    /** The same layers in a row, nothing added. */
    static ResNet plain(int... depths) {
        return new ResNet(1, STEM, STEM, Arrays.stream(depths).boxed().toList(), false);
    }

    /** @param groupWidth channels in a group of the first stage */
    static ResNet bottleneck(int cardinality, int groupWidth, int... depths) {
        return new ResNet(
                cardinality,
                cardinality * groupWidth,
                4 * STEM,
                Arrays.stream(depths).boxed().toList(),
                true);
    }

    @Override
    public boolean anySize() {
        return true;
    }

    @Override
    public Optional<Misfit> misfit(Variant variant, int size) {
        Integer groups = variant.cardinality();
        if (groups != null && (groups < 1 || width % groups != 0)) {
            String divisors = IntStream.rangeClosed(1, width)
                    .filter(n -> width % n == 0)
                    .mapToObj(String::valueOf)
                    .collect(Collectors.joining(", "));
            return Optional.of(new Misfit(
                    "cardinality",
                    "cardinality %d does not divide the %d channels of its narrowest 3×3 convolutions: use one of %s"
                            .formatted(groups, width, divisors)));
        }
        if (variant.norm() == Norm.INSTANCE && size <= stride()) {
            return Optional.of(new Misfit(
                    "size",
                    "size must be over %d with instance norm, not %d: the norm of a single position is zero"
                            .formatted(stride(), size)));
        }
        return Optional.empty();
    }

    @Override
    public List<Layer> layers(Variant variant, int size, int classes) {
        List<Layer> layers = trunk("", variant);
        layers.add(Operation.globalAveragePool());
        layers.add(Operation.flatten());
        layers.add(new Linear("fc", channels(), classes));
        return layers;
    }

    /** Everything before the pooling: {@code [N, channels, S / stride, S / stride]}, rounded up. */
    List<Layer> trunk(String prefix, Variant variant) {
        Norm norm = variant.norm() == null ? Norm.BATCH : variant.norm();
        ResidualBlocks blocks =
                new ResidualBlocks(norm, variant.cardinality() == null ? cardinality : variant.cardinality());
        List<Layer> layers = new ArrayList<>();
        layers.add(ResidualBlocks.convolution(prefix + "conv1", 3, STEM, 7, 2, 1));
        layers.add(norm.layer(prefix + "bn1", STEM));
        layers.add(Operation.relu());
        layers.add(Operation.maxPool(3, 2, 1));
        int in = STEM;
        for (int stage = 0; stage < depths.size(); stage++) {
            for (int block = 0; block < depths.get(stage); block++) {
                String name = "%slayer%d.%d".formatted(prefix, stage + 1, block);
                int stride = stage > 0 && block == 0 ? 2 : 1;
                Residual residual = out == STEM
                        ? blocks.basic(name, in, width << stage, stride)
                        : blocks.bottleneck(name, in, width << stage, out << stage, stride);
                layers.addAll(shortcuts ? List.of(residual) : residual.path());
                layers.add(Operation.relu());
                in = out << stage;
            }
        }
        return layers;
    }

    /** What leaves the last stage. */
    int channels() {
        return out << (depths.size() - 1);
    }

    /** Pixels of the input that one position of the last stage stands for. */
    int stride() {
        return 2 << depths.size();
    }
}

package dev.labelstream.model.network;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Pictures in oneDNN's own layout, blocks of 8 or 16 channels, from the first convolution to the last: the gradients of
 * 3×3 weights take a fifth less time than in channels_last. Those of 1×1 weights do not, so bottlenecks stay as they are.
 */
final class BlockedLayout {
    private final ForwardCode code;

    BlockedLayout(ForwardCode code) {
        this.code = code;
    }

    /**
     * Writes all layers: those at the beginning that can in blocks, when a batch norm is among them, the others as they
     * are.
     */
    String write(List<Layer> layers, String input) {
        List<Layer> blocks = layers.stream().takeWhile(BlockedLayout::fits).toList();
        List<Layer> rest = layers.subList(blocks.size(), layers.size());
        if (blocks.stream().noneMatch(BatchNorm.class::isInstance)) {
            return code.sequence(layers, input);
        }
        String blocked = sequence(blocks, code.line("torch.to_mkldnn(%s)".formatted(input)));
        String dense = code.line("torch.to_dense(%s)".formatted(blocked));
        return code.sequence(rest, code.line("torch.add(%s, %s)".formatted(dense, nanWhereANormSawOne(blocks))));
    }

    /** Zero, or NaN: oneDNN's relu makes zeros of what is no number, so a training that went wrong would look sound. */
    private String nanWhereANormSawOne(List<Layer> blocks) {
        String means = parts(blocks)
                .filter(BatchNorm.class::isInstance)
                .map(norm -> code.tensor(((BatchNorm) norm).mean()))
                .collect(Collectors.joining(", "));
        return code.line("torch.mul(torch.sum(torch.cat([%s])), 0)".formatted(means));
    }

    private static Stream<Layer> parts(List<Layer> layers) {
        return layers.stream()
                .flatMap(layer -> layer instanceof Residual residual
                        ? Stream.concat(parts(residual.path()), parts(residual.shortcut()))
                        : Stream.of(layer));
    }

    private String sequence(List<Layer> layers, String input) {
        String value = input;
        for (Layer layer : layers) {
            value = write(layer, value);
        }
        return value;
    }

    private String write(Layer layer, String input) {
        if (layer instanceof Residual residual) {
            return code.line("torch.add(%s, %s)"
                    .formatted(sequence(residual.path(), input), sequence(residual.shortcut(), input)));
        }
        return layer instanceof Operation operation
                ? code.line(operation.onBlocks().formatted(input))
                : layer.write(code, input);
    }

    private static boolean fits(Layer layer) {
        if (layer instanceof Residual residual) {
            return residual.path().stream().allMatch(BlockedLayout::fits)
                    && residual.path().stream().noneMatch(BlockedLayout::isBetweenChannelsOnly)
                    && residual.shortcut().stream().allMatch(BlockedLayout::fits);
        }
        return layer instanceof Convolution
                || layer instanceof BatchNorm
                || (layer instanceof Operation operation && operation.onBlocks() != null);
    }

    private static boolean isBetweenChannelsOnly(Layer layer) {
        return layer instanceof Convolution convolution && convolution.kernel() == 1;
    }
}

package dev.labelstream.model.network;

import java.util.List;

/**
 * Finds in a folded network what oneDNN computes in one go: a convolution with the relu behind it, and the last convolution
 * of a residual's path with the sum and the relu behind that.
 */
final class FusedWalk {
    private final FusedSteps steps;

    FusedWalk(FusedSteps steps) {
        this.steps = steps;
    }

    String write(List<Layer> layers, String input) {
        String value = input;
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            boolean relu = i + 1 < layers.size() && layers.get(i + 1).equals(Operation.relu());
            if (layer instanceof Convolution convolution) {
                value = steps.convolution(convolution, relu, value);
                i += relu ? 1 : 0;
            } else if (layer instanceof Residual residual && isFusible(residual)) {
                value = write(residual, relu, value);
                i += relu ? 1 : 0;
            } else {
                value = steps.other(layer, value);
            }
        }
        return value;
    }

    private String write(Residual residual, boolean relu, String input) {
        List<Layer> path = residual.path();
        int last = path.size() - 1;
        String inner = write(path.subList(0, last), input);
        String onto = write(residual.shortcut(), input);
        return steps.convolution((Convolution) path.get(last), onto, relu, inner);
    }

    /** The sum overwrites what it is added to, so no layer of the path may need it later, nor a residual around it. */
    private static boolean isFusible(Residual residual) {
        List<Layer> path = residual.path();
        return path.size() > 1
                && path.get(0) instanceof Convolution
                && path.get(path.size() - 1) instanceof Convolution
                && path.stream().noneMatch(Residual.class::isInstance)
                && residual.shortcut().stream().noneMatch(Residual.class::isInstance);
    }
}

package dev.labelstream.model.network;

import java.util.List;
import java.util.stream.Stream;

/**
 * The sum of two paths.
 *
 * @param shortcut empty for the input itself
 */
public record Residual(List<Layer> path, List<Layer> shortcut) implements Layer {
    public Residual {
        path = List.copyOf(path);
        shortcut = List.copyOf(shortcut);
    }

    @Override
    public List<TensorSpec> tensors() {
        return Stream.of(path, shortcut)
                .flatMap(List::stream)
                .flatMap(layer -> layer.tensors().stream())
                .toList();
    }

    @Override
    public String write(ForwardCode code, String input) {
        String left = code.sequence(path, input);
        String right = code.sequence(shortcut, input);
        return code.line("torch.add(%s, %s)".formatted(left, right));
    }
}

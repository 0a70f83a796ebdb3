package dev.labelstream.model;

import dev.labelstream.model.network.Network;
import dev.labelstream.model.network.TensorSpec;
import dev.labelstream.model.weights.Tensor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Weights that training goes on from.
 *
 * @param tensors all that the network needs
 * @param fresh names of those that start anew, because the file's had another number of classes
 * @param formerClasses how many outputs the file's last layer had; the network's own number when nothing starts anew
 */
public record StartingWeights(Map<String, Tensor> tensors, Set<String> fresh, int formerClasses) {
    public StartingWeights {
        fresh = Set.copyOf(fresh);
    }

    /** A last layer of another number of outputs is left out, the rest is taken. */
    static StartingWeights of(Path file, Map<String, Tensor> found, Network network, Map<String, Tensor> first) {
        List<TensorSpec> last = network.lastLayer();
        boolean isOther = last.stream().allMatch(spec -> outputs(found, spec) > 0)
                && outputs(found, last.get(0)) != network.classes();
        Map<String, Tensor> tensors = new LinkedHashMap<>(found);
        if (isOther) {
            last.forEach(spec -> tensors.put(spec.name(), first.get(spec.name())));
        }
        Weights.check(file, network, tensors);
        return new StartingWeights(
                tensors,
                isOther ? last.stream().map(TensorSpec::name).collect(Collectors.toSet()) : Set.of(),
                outputs(found, last.get(0)));
    }

    /** What a person should know of what was taken and what was not. */
    public Optional<String> note() {
        if (fresh.isEmpty()) {
            return Optional.empty();
        }
        String names = fresh.stream().sorted().collect(Collectors.joining(", "));
        int classes = tensors.get(fresh.iterator().next()).shape()[0];
        return Optional.of("the last layer (%s) had %d outputs and is a new, untrained one of %d"
                .formatted(names, formerClasses, classes));
    }

    /** Zero when the layer differs in more than its number of outputs. */
    private static int outputs(Map<String, Tensor> found, TensorSpec spec) {
        Tensor tensor = found.get(spec.name());
        int rank = spec.shape().length;
        boolean same = tensor != null
                && tensor.shape().length == rank
                && Arrays.equals(tensor.shape(), 1, rank, spec.shape(), 1, rank);
        return same ? tensor.shape()[0] : 0;
    }
}
